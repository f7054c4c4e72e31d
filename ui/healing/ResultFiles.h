// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/preprocess/Preparation.h"
#include "core/restoration/Healing.h"
#include "core/restoration/ResultFiles.h"

namespace disyre::ui {

/// What is needed to write a session's results, copied so that a worker can do it.
struct ResultsToSave {
    std::shared_ptr<const PreparedScan> prepared;
    Volume anomalyMap;   ///< model space
    Volume restoration;  ///< model space
    std::vector<StepRecord> steps;
    ResultRecord record;  ///< but for what the others tell
};

/// Writes anomaly_map.nii.gz, restoration.nii.gz (both on the scan's own grid), steps.csv and
/// result.json into `folder`, which is made where missing, and returns their paths; where healing was
/// limited to a region, or left one out, also region.nii.gz on the scan's own grid, which
/// `disyre heal --inside` or `--outside` takes. Slow. Throws FileError.
std::vector<std::filesystem::path> writeResults(const std::filesystem::path& folder,
                                                const Volume& scan, const ResultsToSave& results);

}  // namespace disyre::ui
