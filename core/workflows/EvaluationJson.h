// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/workflows/CheckHealthy.h"
#include "core/workflows/EvaluateScan.h"
#include "core/workflows/MeasuredMap.h"

namespace disyre {

// These functions return the JSON text that `disyre evaluate --json` prints, without the final line
// break. For a folder of cases, evaluationJson() of core/evaluation/Report.h is used instead.

/// Returns an object with "case", the measures and, if they were measured, "baselines".
[[nodiscard]] std::string toJson(const MeasuredMap& map);
/// Returns a list with the object of each map.
[[nodiscard]] std::string toJson(const std::vector<MeasuredMap>& maps);
/// Returns the object of the map of the sample with its lesions. Its member "unaltered" holds the
/// figures of the same brain without lesions.
[[nodiscard]] std::string toJson(const EvaluatedSample& sample);
/// Returns an object with "split", "scans", "thresholds" (those of the card) and "rim" (the scores
/// at the rims of the brains).
[[nodiscard]] std::string toJson(const HealthyCheck& check);

}  // namespace disyre
