// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/restoration/Healing.h"

namespace disyre {

/// Names of the files that a healing leaves in its folder.
inline constexpr const char* kAnomalyMapFile = "anomaly_map.nii.gz";
inline constexpr const char* kRestorationFile = "restoration.nii.gz";
inline constexpr const char* kStepsFile = "steps.csv";
inline constexpr const char* kResultFile = "result.json";
inline constexpr const char* kRegionFile = "region.nii.gz";  ///< where only a region was healed, or left

/// What result.json tells of a healing.
struct ResultRecord {
    std::string scan;
    std::string model;
    std::string modelSha256;
    HealingSettings settings;  ///< with the region, on the model's grid
    std::string regionSource;  ///< the file, or the name of what was marked in the window
    double voxelMillilitres = 0.0;  ///< of the model's grid
    std::string device;
    int slices = 0;
    double seconds = 0.0;
    std::uint64_t peakMemoryBytes = 0;  ///< of the program so far
    std::vector<StepRecord> steps;
    double suggestedThreshold = -1.0;  ///< the card's, raised by the scan's level; negative without one
    double scanLevel = 1.0;            ///< see scanLevel()
    /// regionMillilitres() of the map there, on the model's grid, as the window lists its findings.
    std::vector<double> regionMillilitres = {};
    std::vector<std::string> warnings;
};

/// The content of result.json. "region" has "use" ("whole", "inside" or "outside"); of the latter two
/// also "source", "voxels" (of the model's grid) and "millilitres".
[[nodiscard]] std::string resultJson(const ResultRecord& record);

/// The content of steps.csv: a header, then step (from 1), t and mean gradient a row.
[[nodiscard]] std::string stepsCsv(const std::vector<StepRecord>& steps);

}  // namespace disyre
