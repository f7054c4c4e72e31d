// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/healing/Healing.h"
#include "core/image/Volume.h"
#include "core/workflows/ReviewFile.h"

namespace disyre {

/// What a folder of results tells of its healing; the volumes are read by readSavedVolumes().
struct SavedResult {
    std::filesystem::path folder;
    std::string model;        ///< The model's name.
    std::string modelSha256;  ///< SHA-256 of its weights.
    std::string device;
    double seconds = 0.0;
    int slices = 0;
    std::vector<StepRecord> steps;
    /// What a person saw and did. Where review.json is missing, as beside the results of
    /// `disyre heal`, it holds the scan and the suggested threshold of result.json.
    SavedReview review;
    /// Whether the findings, measurements and regions come from review.json.
    bool isReviewed = false;
};

/// The volumes of a folder of results, on the scan's own grid.
struct SavedVolumes {
    Volume map;
    Volume restoration;
    std::optional<Volume> brain;         ///< Above 0 inside; empty if the folder has no mask.
    std::optional<Volume> paintedAreas;  ///< Numbers from 1; empty if nothing was painted.
    std::optional<Volume> findings;      ///< Numbers from 1; empty if the folder has no such file.
};

/// Tells whether a folder holds results of a healing, perhaps some of which are missing.
[[nodiscard]] bool isResultFolder(const std::filesystem::path& folder);
/// Tells whether such a folder has its result.json, without which its other files say little.
[[nodiscard]] bool hasResultRecord(const std::filesystem::path& folder);
/// Tells whether a file in such a folder is one that saving results writes.
[[nodiscard]] bool isResultFile(const std::filesystem::path& file);

/// Reads result.json and review.json. Throws FileError if a file is missing, damaged or of a newer
/// version, or if the scan is not there any more.
[[nodiscard]] SavedResult readSavedResult(const std::filesystem::path& folder);

/// Reads the volumes. Slow. Throws FileError if one is missing or has another size than the scan,
/// and ScanError if one cannot be read.
/// @param scan the scan as it is in its file.
[[nodiscard]] SavedVolumes readSavedVolumes(const std::filesystem::path& folder,
                                            const Volume& scan);

/// Copies the result files of a folder into another one, which is made where it is missing, and
/// removes those that an earlier healing left there. Does nothing if both are the same. The review,
/// the painted areas and the findings are not copied. Throws FileError.
/// @return the files in the other folder.
std::vector<std::filesystem::path> copySavedResult(const std::filesystem::path& from,
                                                   const std::filesystem::path& to);

}  // namespace disyre
