// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/HealingAnimation.h"

#include <cmath>

namespace disyre {

namespace {

// Hundredths of a second.
constexpr int kFirst = 150;
constexpr int kStep = 80;
constexpr int kFade = 8;
constexpr int kLast = 250;
constexpr int kFades = 4;  // Pictures between two steps.

RgbPicture between(const RgbPicture& from, const RgbPicture& to, double share) {
    RgbPicture picture = from;
    for (std::size_t i = 0; i < picture.bytes.size(); ++i) {
        picture.bytes[i] = static_cast<std::uint8_t>(std::lround(
            from.bytes[i] + share * (static_cast<double>(to.bytes[i]) - from.bytes[i])));
    }
    return picture;
}

}  // namespace

std::vector<TimedPicture> healingAnimation(const std::vector<RgbPicture>& steps,
                                           const RgbPicture& mapped) {
    std::vector<TimedPicture> pictures;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        pictures.push_back({steps[i], i == 0 || i + 1 == steps.size() ? kFirst : kStep});
        for (int fade = 1; i + 1 < steps.size() && fade <= kFades; ++fade) {
            pictures.push_back(
                {between(steps[i], steps[i + 1], static_cast<double>(fade) / (kFades + 1)), kFade});
        }
    }
    pictures.push_back({mapped, kLast});
    return pictures;
}

}  // namespace disyre
