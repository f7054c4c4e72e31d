// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/image/Volume.h"

namespace disyre {

/// Estimates the bias field of a scan: the smooth factor by which the scanner's coils make some
/// parts of the image brighter than others. It is the N4 algorithm (Tustison et al., "N4ITK:
/// improved N3 bias correction", IEEE Transactions on Medical Imaging 29, 2010), as ITK has it,
/// with cubic B-splines of at most two pieces along each axis. So few pieces describe shading, but
/// not a lesion, which would otherwise be taken for shading and lost.
/// @param image the scan on any grid.
/// @param mask the brain, on the same grid. Its voxels above 0 alone are looked at.
/// @param spacing the length of a voxel along each axis in mm.
/// Returns the factor of every voxel of the grid; its geometric mean over the brain is 1. Where the
/// brain holds too few voxels for an estimate, every factor is 1.
[[nodiscard]] Grid<float> estimateBiasField(const Grid<float>& image, const Mask& mask,
                                            const std::array<double, 3>& spacing);

}  // namespace disyre
