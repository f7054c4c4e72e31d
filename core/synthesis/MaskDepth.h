// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"

namespace disyre {

/// Returns how deep each voxel lies in a mask. The depth is 0 outside the mask; inside it is 1 + k,
/// where k is the largest number, at most `most`, for which no voxel within a distance of k voxels
/// lies outside the mask. The mask shrunk by a ball of k voxels is therefore the set of voxels
/// whose depth is above k. Positions beyond the grid do not count as outside the mask, since a
/// scan's field of view may end within the brain.
/// @param most the largest k, in voxels, from 0 to 254.
[[nodiscard]] Grid<std::uint8_t> maskDepth(const Mask& mask, int most);

}  // namespace disyre
