// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace disyre {

/// What a model was trained on, in numbers. It never holds a patient's name.
struct DataSummary {
    int trainingSubjects = 0;
    int trainingScans = 0;
    int validationSubjects = 0;
    int validationScans = 0;
    bool operator==(const DataSummary&) const = default;
};

/// How a model was made, for the page that shows its card. Each of the fields may be empty.
struct ModelRecord {
    std::string programVersion;
    std::string made;  ///< The day on which it was made, such as "2026-11-26".
    DataSummary scans;
    /// The settings by name, as `disyre train` calls them.
    std::map<std::string, std::string> settings;
    /// Figures by name, such as "validation_loss", "identity_loss", "steps", "seconds",
    /// "average_precision" and "best_dice".
    std::map<std::string, double> figures;
    /// SHA-256 hashes by what they are of: "scans" (all prepared scans together) and "plan".
    std::map<std::string, std::string> hashes;
    std::string notes;  ///< The user's own notes.

    bool operator==(const ModelRecord&) const = default;
};

}  // namespace disyre
