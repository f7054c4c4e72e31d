// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"

namespace disyre {

/// How far a median filter reaches, in voxels to either side.
struct MedianReach {
    int within = 0;  ///< a slice
    int across = 0;  ///< slices

    [[nodiscard]] bool isNone() const { return within == 0 && across == 0; }
    bool operator==(const MedianReach&) const = default;
};

/// Each voxel of the brain becomes the median (of an even number the upper of the two in the middle) of
/// the brain's voxels in a box around it; what is not brain is 0. `brain` lies on the map's grid.
[[nodiscard]] Volume medianFiltered(const Volume& map, const Mask& brain, const MedianReach& reach);

}  // namespace disyre
