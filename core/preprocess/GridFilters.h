// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/image/Volume.h"

namespace disyre {

/// Returns the distance of each voxel's centre from the border of `mask` in mm, positive inside the
/// mask and negative outside. `spacing` is the size of a voxel in mm.
[[nodiscard]] Grid<float> signedDistance(const Mask& mask, const std::array<double, 3>& spacing);

/// Returns the grid smoothed by a Gaussian of `sigma` mm along each axis. `spacing` is the size of
/// a voxel in mm.
[[nodiscard]] Grid<float> gaussian(const Grid<float>& grid, const std::array<double, 3>& spacing,
                                   double sigma);

/// Returns the grid smoothed along each axis by a Gaussian with the axis's own variance, in voxels
/// squared; 0 leaves an axis as it is. The kernel is ITK's: Lindeberg's discrete Gaussian, which
/// keeps the variance exact even if sigma is less than a voxel, unlike a sampled Gaussian
/// (core/base/GaussianKernel.h). It is cut off where less than the share `maximumError` of its area
/// is left, or at 64 voxels, and divided by its sum. Beyond its borders the grid continues with the
/// values on them.
[[nodiscard]] Grid<float> gaussianInVoxels(const Grid<float>& grid,
                                           const std::array<double, 3>& variance,
                                           double maximumError);

}  // namespace disyre
