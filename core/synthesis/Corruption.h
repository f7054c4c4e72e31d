// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/synthesis/Patch.h"

namespace disyre {

/// Mixes a foreign patch into a healthy one by equation 1 of the DISYRE paper (Naval Marimont et
/// al., arXiv 2311.15453), pixel by pixel: x_t = (1 - alpha m) x0 + alpha m x_fp, where x0 is
/// `healthy`, x_fp is `foreign` and m is `mask`. All spans have the same length; mask values and
/// alpha lie in [0, 1].
void corrupt(std::span<const float> healthy, std::span<const float> foreign,
             std::span<const float> mask, double alpha, std::span<float> corrupted);

/// Stretches the intensities of the foreign patch so that, where the mask is above 0, they span the
/// range that the healthy patch has there. The result is clipped to [0, 1]; if the mask is empty,
/// the foreign patch is returned unchanged. This is the texture step of DISYRE version 2
/// (resources/manual/method.md, section 5).
[[nodiscard]] Patch matchRange(const Patch& foreign, const Patch& healthy, const Patch& mask);

/// Adds sign * alpha * mask to the image and clips the result to [0, 1]. This is the intensity bias
/// of DISYRE version 2 for a mask that is already limited to the wanted tissue classes.
[[nodiscard]] Patch addBias(const Patch& image, const Patch& mask, double alpha, int sign);

}  // namespace disyre
