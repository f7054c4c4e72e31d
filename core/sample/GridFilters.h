// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/image/Volume.h"

namespace disyre {

/// Distance in mm from the border of `mask`, positive inside.
[[nodiscard]] Grid<float> signedDistance(const Mask& mask, const std::array<double, 3>& spacing);

/// Gaussian of `sigma` mm.
[[nodiscard]] Grid<float> gaussian(const Grid<float>& grid, const std::array<double, 3>& spacing,
                                   double sigma);

}  // namespace disyre
