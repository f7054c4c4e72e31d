// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/restoration/Healing.h"

namespace disyre {

/// Names of the files that a healing leaves in its folder.
inline constexpr const char* kAnomalyMapFile = "anomaly_map.nii.gz";
inline constexpr const char* kRestorationFile = "restoration.nii.gz";
inline constexpr const char* kStepsFile = "steps.csv";
inline constexpr const char* kResultFile = "result.json";

/// The content of steps.csv: a header, then step (from 1), t and mean gradient a row.
[[nodiscard]] std::string stepsCsv(const std::vector<StepRecord>& steps);

}  // namespace disyre
