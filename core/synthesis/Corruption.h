// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/synthesis/Patch.h"

namespace disyre {

/// Eq. 1 of the paper: x_t = (1 - alpha m) x0 + alpha m x_fp, element by element. All spans have
/// one length; 0 <= m <= 1, 0 <= alpha <= 1.
void corrupt(std::span<const float> healthy, std::span<const float> foreign,
             std::span<const float> mask, double alpha, std::span<float> corrupted);

/// The foreign patch's intensities stretched to the range that the healthy one has inside the mask
/// (version 2 of the method, brief section 7.1), clipped to [0, 1];
/// unchanged where the mask is empty.
[[nodiscard]] Patch matchRange(const Patch& foreign, const Patch& healthy, const Patch& mask);

/// Adds sign * alpha * mask, clipped to [0, 1]: version 2's intensity bias, unquantised.
[[nodiscard]] Patch addBias(const Patch& image, const Patch& mask, double alpha, int sign);

}  // namespace disyre
