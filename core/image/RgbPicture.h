// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace disyre {

/// A coloured picture, row by row from the top, with three bytes (red, green, blue) for each pixel.
struct RgbPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> bytes;

    RgbPicture() = default;
    /// Makes a black picture.
    RgbPicture(int pictureWidth, int pictureHeight)
        : width(pictureWidth),
          height(pictureHeight),
          bytes(3 * static_cast<std::size_t>(pictureWidth) *
                static_cast<std::size_t>(pictureHeight)) {}

    [[nodiscard]] std::uint8_t* at(int x, int y) {
        return bytes.data() + 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                   static_cast<std::size_t>(x));
    }
};

}  // namespace disyre
