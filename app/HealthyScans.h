// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/image/Volume.h"
#include "core/training/TrainingPlan.h"

namespace CLI {
class App;
}

namespace disyre::app {

/// A folder of healthy scans, with what is needed to use them.
struct HealthyScansOptions {
    std::string folder;
    std::string plan;      ///< a TrainingPlan's file, in place of all others here
    std::string masks;     ///< folder of brain masks or label maps; empty for stripped scans
    std::string subjects;  ///< JSON with the lists "training" and "validation"; may be empty
    int maskGrowth = 1;    ///< voxels
    bool withTest = false; ///< fill HealthyScans::test from the list's "test" too
};
/// Adds --masks, --mask-growth and --subjects; the folder itself is the caller's to add.
void addHealthyScansOptions(CLI::App& command, HealthyScansOptions& options);

struct HealthyScan {
    std::string name;  ///< file name without .nii or .nii.gz
    std::filesystem::path scan;
    std::filesystem::path mask;  ///< empty when the scans are stripped
};

struct HealthyScans {
    std::vector<HealthyScan> training;
    std::vector<HealthyScan> validation;
    std::vector<HealthyScan> test;  ///< only where it was asked for
};

/// The .nii and .nii.gz files of a folder, by name. Throws FileError, with `advice`, when it cannot be
/// read.
[[nodiscard]] std::vector<std::filesystem::path> niftiFilesIn(
    const std::filesystem::path& folder, const std::string& advice = "Name a folder of NIfTI scans.");

/// Finds the scans and splits them by the subject list, or every tenth for validation. Throws
/// FileError when the folder, the list or a scan's mask is missing.
[[nodiscard]] HealthyScans findHealthyScans(const HealthyScansOptions& options);

/// The scans of a plan that are not left out, by their use.
[[nodiscard]] HealthyScans healthyScansOf(const TrainingPlan& plan);

/// The brain from a scan's mask or labels, closed, filled and grown; none without a mask file.
[[nodiscard]] std::optional<Mask> readBrain(const HealthyScan& files, const Volume& scan,
                                            const HealthyScansOptions& options);

/// A mask or label volume, brought to the grid of `scan` by their affines. Throws ScanError when
/// it marks nothing there.
[[nodiscard]] Volume readLabelsFor(const Volume& scan, const std::filesystem::path& path);

}  // namespace disyre::app
