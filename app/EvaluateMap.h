// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "app/Console.h"
#include "app/HealScan.h"
#include "core/evaluation/Metrics.h"

namespace disyre::app {

struct HealedMap {
    HealedScan healed;
    Volume map;  ///< on the scan's grid
};

/// Heals a scan in RAS order; throws Stopped unless it was healed to the end.
[[nodiscard]] HealedMap healToMap(const Volume& scan, const Mask* brain,
                                  const HealScanOptions& options, ProgressLine& progress,
                                  const StopToken& stop);

struct MapResult {
    double averagePrecision = 0.0;
    BestDice dice;
    double prevalence = 0.0;
    nlohmann::ordered_json json;
};

/// Heals a scan (in RAS order) and compares its map with the lesion mask on the same grid.
[[nodiscard]] MapResult evaluateMap(const std::string& name, const Volume& scan, const Mask* brain,
                                    const Mask& lesion, const HealScanOptions& options,
                                    bool withBaselines, ProgressLine& progress,
                                    const StopToken& stop);

void printMapResult(const MapResult& result);

/// A scan as the model sees it, on its own grid: scaled as `prepared` says, 0 outside the brain.
[[nodiscard]] Volume scaledScan(const Volume& scan, const PreparedScan& prepared);

}  // namespace disyre::app
