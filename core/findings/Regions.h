// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// Regions of a map smaller than this are no findings.
inline constexpr double kSmallestRegionMillilitres = 0.1;

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

/// Volumes of those of kSmallestRegionMillilitres or more, the largest first; none where the threshold
/// is not above 0.
[[nodiscard]] std::vector<double> regionMillilitres(const Volume& map, double threshold);

}  // namespace disyre
