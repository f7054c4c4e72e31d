// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/image/RgbPicture.h"

namespace disyre {

/// A picture and how long it is shown.
struct TimedPicture {
    RgbPicture picture;
    int hundredths = 100;  ///< Hundredths of a second.
};

/// Returns the pictures of an animation: each step, which fades into the next one, and at the end
/// the picture with the anomaly map. The fades are drawn, not computed by the model.
/// @param steps the same slices as they are at first, then after each step; two or more, all of one
/// size.
/// @param mapped these slices with the map laid over them; shown last.
[[nodiscard]] std::vector<TimedPicture> healingAnimation(const std::vector<RgbPicture>& steps,
                                                         const RgbPicture& mapped);

}  // namespace disyre
