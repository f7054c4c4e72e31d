// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/card/ModelFiles.h"
#include "core/training/SubjectSplit.h"

namespace disyre {

/// A scan of a training plan.
struct PlannedScan {
    /// Absolute path, or in a plan's file a path relative to the file's folder.
    std::filesystem::path scan;
    /// A brain mask or a label map; empty for a scan whose skull has been removed.
    std::filesystem::path mask;
    std::string subject;
    ScanUse use = ScanUse::Training;
};

/// A training plan: the scans that a model is fitted on and how they are prepared. It is the file
/// that `disyre train --plan` takes.
struct TrainingPlan {
    static constexpr int kFormatVersion = 1;

    std::string modality = "T1";
    double spacing = 2.0;  ///< Edge of a voxel of the model space in mm.
    /// The quantile of the intensities within the brain that becomes 1.
    double upperQuantile = 0.98;
    int maskGrowth = 1;  ///< Number of voxels by which the given masks are grown.
    /// Description of the data for the model's card; it must not contain names of patients.
    std::string dataDescription;
    std::string licence = "not stated";
    /// If true, scans that do not look like one modality are accepted.
    bool mixedContrasts = false;
    std::vector<PlannedScan> scans;
};

/// Reads a plan, and checks its ranges and its split (see checkSplit()). The paths in the result
/// are absolute. Throws FileError if the file cannot be read, and SettingsError for what it says.
[[nodiscard]] TrainingPlan readTrainingPlan(const std::filesystem::path& path);

/// Writes a plan with absolute paths, completely or not at all. Throws FileError if it cannot be
/// written, and SettingsError for a plan that could not be read back.
void writeTrainingPlan(const std::filesystem::path& path, const TrainingPlan& plan);

}  // namespace disyre
