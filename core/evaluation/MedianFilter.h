// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"

namespace disyre {

/// How far a median filter reaches, in voxels to either side.
struct MedianReach {
    int within = 0;  ///< Reach within a slice, along both axes.
    int across = 0;  ///< Reach across slices.

    [[nodiscard]] bool isNone() const { return within == 0 && across == 0; }
    bool operator==(const MedianReach&) const = default;
};

/// Filters a map with a median in a box around each voxel. Only brain voxels enter the median; if
/// their number is even, the upper of the two middle values is taken. Voxels outside the brain
/// become 0. Map and brain have the same grid.
[[nodiscard]] Volume medianFiltered(const Volume& map, const Mask& brain, const MedianReach& reach);

}  // namespace disyre
