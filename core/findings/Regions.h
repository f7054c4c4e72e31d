// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// Regions of a map that are smaller than this volume are no findings.
inline constexpr double kSmallestRegionMillilitres = 0.1;

/// A connected set of voxels.
struct Region {
    std::vector<std::size_t> voxels;  ///< Indices into the grid, ascending.
};

/// Returns the 26-connected regions of a mask, the largest first; of equally large ones the one
/// whose first voxel comes first.
[[nodiscard]] std::vector<Region> findRegions(const Mask& mask);

/// Returns the regions of `map` at or above `threshold` that have at least `minimumMillilitres`.
[[nodiscard]] std::vector<Region> findRegions(const Volume& map, float threshold,
                                              double minimumMillilitres);

/// Returns the volumes in ml of the regions of kSmallestRegionMillilitres or more, the largest
/// first; none if the threshold is not above 0.
[[nodiscard]] std::vector<double> regionMillilitres(const Volume& map, double threshold);

}  // namespace disyre
