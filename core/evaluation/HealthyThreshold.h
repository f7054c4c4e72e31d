// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/image/Volume.h"

namespace disyre {

/// Mean number of regions of kSmallestRegionMillilitres or more at or above `threshold` in maps of
/// healthy scans.
[[nodiscard]] double falseRegionsAt(std::span<const Volume> healthyMaps, float threshold);

/// The lowest threshold from which on maps of healthy scans have at most `allowed` such regions on
/// average, found downwards in steps of two per cent: regions that run together lower down do not
/// count as few. Needs a map with a voxel above 0, else it is 0.
[[nodiscard]] float thresholdForFalseRegions(std::span<const Volume> healthyMaps, double allowed);

}  // namespace disyre
