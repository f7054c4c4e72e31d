// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/findings/Regions.h"

namespace disyre {

/// A region of an anomaly map as it is listed for a person.
struct ListedRegion {
    Region region;
    std::size_t peak = 0;  ///< The voxel with the highest score, as an index into the grid.
    /// Whether the region does not reach the threshold. It is listed all the same, so that a
    /// threshold that is too high for a scan never hides what stands out in it.
    bool isBelow = false;
};

/// The number of regions that are listed at least, if the map has as many.
inline constexpr std::size_t kFewestListed = 3;

/// Returns the regions of the map of kSmallestRegionMillilitres or more: those at or above the
/// threshold, the largest first, and, if they are fewer than `fewest`, the strongest others below
/// it, the strongest first. For the others the threshold is lowered in steps of a tenth; a region
/// that appears apart from all listed ones is listed as it is then. A scan without any score above
/// 0, or a threshold that is not above 0, gives no regions.
[[nodiscard]] std::vector<ListedRegion> listedRegions(const Volume& map, float threshold,
                                                      std::size_t fewest = kFewestListed);

/// Returns the regions as numbers from 1, in their order, on the grid of the map; 0 elsewhere. Of a
/// voxel that lies in two of them, the first one counts.
[[nodiscard]] Volume labelsOf(const Volume& map, const std::vector<ListedRegion>& regions);

}  // namespace disyre
