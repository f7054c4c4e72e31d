// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace disyre {

/// What a model was trained on, in numbers; never a patient's name.
struct DataSummary {
    int trainingSubjects = 0;
    int trainingScans = 0;
    int validationSubjects = 0;
    int validationScans = 0;
    bool operator==(const DataSummary&) const = default;
};

/// How a model came to be, for the page that shows its card. All of it may be missing.
struct ModelRecord {
    std::string programVersion;
    std::string made;  ///< day, "2026-11-26"
    DataSummary scans;
    std::map<std::string, std::string> settings;  ///< by name, as `disyre train` calls them
    /// Such as "validation_loss", "identity_loss", "steps", "seconds", "average_precision",
    /// "best_dice".
    std::map<std::string, double> figures;
    /// SHA-256 by what it is of: "scans" (of all prepared scans together), "plan".
    std::map<std::string, std::string> hashes;
    std::string notes;  ///< the user's

    bool operator==(const ModelRecord&) const = default;
};

}  // namespace disyre
