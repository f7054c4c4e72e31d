// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/Console.h"
#include "app/HealthyScans.h"
#include "core/training/PreparedDataset.h"

namespace disyre::app {

/// Healthy scans to train on and how they are brought to model space.
struct TrainingScansOptions {
    HealthyScansOptions scans;
    std::string modality = "T1";
    double spacing = 2.0;         ///< millimetres
    double upperQuantile = 0.98;  ///< of the brain's intensities, becomes 1
    std::string dataDescription;  ///< for the card
    std::string licence = "not stated";
    bool mixedContrasts = false;  ///< accept scans that do not look like one modality
};
/// Adds DATA and the options of the preparation.
void addTrainingScansOptions(CLI::App& command, TrainingScansOptions& options);

/// Reads the prepared file that DATA names, or reads and prepares the folder's scans the way healing
/// does. Throws what reading throws, ScanError naming the scan that cannot be used or is of another
/// contrast than the rest, or Stopped.
[[nodiscard]] PreparedDataset readTrainingScans(const TrainingScansOptions& options,
                                                ProgressLine& progress, const StopToken& stop);

}  // namespace disyre::app
