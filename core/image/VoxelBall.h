// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

namespace disyre {

/// Returns the steps on a grid from a voxel to all voxels whose centres lie within a distance of
/// its own centre; the voxel itself is among them.
[[nodiscard]] std::vector<std::array<int, 3>> voxelBall(const std::array<double, 3>& spacing,
                                                        double millimetres);

}  // namespace disyre
