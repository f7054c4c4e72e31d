// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/PictureText.h"

#include <algorithm>
#include <array>

namespace disyre {

namespace {

constexpr int kLetterWidth = 5;
constexpr int kLetterHeight = 7;

/// The rows of a letter from the top; the highest of five bits is the left dot.
using Letter = std::array<std::uint8_t, kLetterHeight>;

constexpr std::array<Letter, 10> kDigits{{
    {0b01110, 0b10001, 0b10011, 0b10101, 0b11001, 0b10001, 0b01110},
    {0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110},
    {0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111},
    {0b11111, 0b00010, 0b00100, 0b00110, 0b00001, 0b10001, 0b01110},
    {0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010},
    {0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110},
    {0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110},
    {0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000},
    {0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110},
    {0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100},
}};
constexpr Letter kA{0b01110, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001};
constexpr Letter kR{0b11110, 0b10001, 0b10001, 0b11110, 0b10100, 0b10010, 0b10001};

Letter letterOf(char text) {
    if (text >= '0' && text <= '9') {
        return kDigits[static_cast<std::size_t>(text - '0')];
    }
    return text == 'A' ? kA : text == 'R' ? kR : Letter{};
}

void fill(RgbPicture& picture, int left, int top, int side, std::uint8_t grey) {
    for (int y = std::max(0, top); y < std::min(picture.height, top + side); ++y) {
        for (int x = std::max(0, left); x < std::min(picture.width, left + side); ++x) {
            std::fill_n(picture.at(x, y), 3, grey);
        }
    }
}

/// Calls `use` with the upper left pixel of each dot.
template <typename Use>
void eachDot(int left, int top, std::string_view text, int size, Use use) {
    for (const char each : text) {
        const Letter letter = letterOf(each);
        for (int row = 0; row < kLetterHeight; ++row) {
            for (int column = 0; column < kLetterWidth; ++column) {
                const int bit =
                    letter[static_cast<std::size_t>(row)] >> (kLetterWidth - 1 - column);
                if ((bit & 1) != 0) {
                    use(left + column * size, top + row * size);
                }
            }
        }
        left += (kLetterWidth + 1) * size;
    }
}

}  // namespace

void drawText(RgbPicture& picture, int left, int top, std::string_view text, int size) {
    constexpr std::uint8_t kRim = 0;
    constexpr std::uint8_t kInk = 215;
    eachDot(left, top, text, size,
            [&](int x, int y) { fill(picture, x - 1, y - 1, size + 2, kRim); });
    eachDot(left, top, text, size, [&](int x, int y) { fill(picture, x, y, size, kInk); });
}

}  // namespace disyre
