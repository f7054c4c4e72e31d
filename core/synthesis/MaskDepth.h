// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"

namespace disyre {

/// How deep each voxel lies in a mask: 0 outside; inside, 1 plus the largest k, at most `most`, for which
/// no voxel outside lies within k voxels. So the mask shrunk by a ball of k voxels is where the depth
/// is above k. What is outside the grid does not count as outside the mask, since a scan's field of
/// view may end in the brain.
/// @param most voxels, 0 to 254.
[[nodiscard]] Grid<std::uint8_t> maskDepth(const Mask& mask, int most);

}  // namespace disyre
