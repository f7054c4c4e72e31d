// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/card/ModelFiles.h"
#include "core/training/SubjectSplit.h"

namespace disyre {

struct PlannedScan {
    std::filesystem::path scan;  ///< absolute, or relative to the plan's folder
    std::filesystem::path mask;  ///< brain mask or labels; empty for a stripped scan
    std::string subject;
    ScanUse use = ScanUse::Training;
};

/// Which scans a model is fitted on and how they are prepared: what `disyre train --plan` takes.
struct TrainingPlan {
    static constexpr int kFormatVersion = 1;

    std::string modality = "T1";
    double spacing = 2.0;         ///< mm, edge of a model-space voxel
    double upperQuantile = 0.98;  ///< of the brain's intensities, becomes 1
    int maskGrowth = 1;           ///< voxels by which the masks given are grown
    std::string dataDescription;  ///< for the card; no patient names
    std::string licence = "not stated";
    bool mixedContrasts = false;  ///< accept scans that do not look like one modality
    std::vector<PlannedScan> scans;
};

/// Checks ranges and checkSplit(). Throws FileError or, for what the plan says, SettingsError. Paths
/// come back absolute.
[[nodiscard]] TrainingPlan readTrainingPlan(const std::filesystem::path& path);

/// All or nothing; paths are written absolute. Throws FileError or SettingsError as reading.
void writeTrainingPlan(const std::filesystem::path& path, const TrainingPlan& plan);

}  // namespace disyre
