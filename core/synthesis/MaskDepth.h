// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"

namespace disyre {

/// By how many voxels a mask can be shrunk before it loses a voxel: of each voxel outside 0, of one
/// inside 1 + the largest k <= `most` for which no voxel outside lies within k voxels of it. So the
/// mask shrunk by a ball of k voxels is where the depth is above k. What is outside the grid does not
/// count as outside the mask, since a scan's field of view may end in the brain.
/// @param most voxels, 0 to 254.
[[nodiscard]] Grid<std::uint8_t> maskDepth(const Mask& mask, int most);

}  // namespace disyre
