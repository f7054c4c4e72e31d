// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// A connected set of voxels.
struct Region {
    std::vector<std::size_t> voxels;  ///< indices into the grid, ascending
};

/// The 26-connected regions of a mask, the largest first; of equally large ones, the one whose
/// first voxel comes first.
[[nodiscard]] std::vector<Region> findRegions(const Mask& mask);

/// Regions of `map` at or above `threshold` of at least `minimumMillilitres`.
[[nodiscard]] std::vector<Region> findRegions(const Volume& map, float threshold,
                                              double minimumMillilitres);

}  // namespace disyre
