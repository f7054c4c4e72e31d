// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/image/Volume.h"

namespace disyre {

/// Returns the mean number of regions per map that have kSmallestRegionMillilitres or more at or
/// above `threshold`, in maps of healthy scans.
[[nodiscard]] double falseRegionsAt(std::span<const Volume> healthyMaps, float threshold);

/// Returns the lowest threshold from which on maps of healthy scans have on average at most
/// `allowed` regions of kSmallestRegionMillilitres or more. The search goes downwards in steps of
/// two per cent, so that a much lower threshold at which regions merge into few does not count. At
/// least one map needs a voxel above 0; otherwise the result is 0.
[[nodiscard]] float thresholdForFalseRegions(std::span<const Volume> healthyMaps, double allowed);

}  // namespace disyre
