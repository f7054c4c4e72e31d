// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "app/Console.h"
#include "app/HealthyScans.h"
#include "core/training/PreparedDataset.h"

namespace disyre::app {

/// Healthy scans to train on and how they are brought to model space.
struct TrainingScansOptions {
    HealthyScansOptions scans;  ///< a plan's preparation and words stand over the options below
    std::string modality = "T1";
    double spacing = 2.0;         ///< millimetres
    double upperQuantile = 0.98;  ///< of the brain's intensities, becomes 1
    std::string dataDescription;  ///< for the card
    std::string licence = "not stated";
    std::string synthesized;      ///< contrast that T1 scans are remade in; empty for none
    std::uint64_t seed = 1;       ///< of the remaking
    bool mixedContrasts = false;  ///< accept scans that do not look like one modality
};
/// Adds DATA and the options of the preparation; with `orPlan` also --plan, which can stand for DATA.
void addTrainingScansOptions(CLI::App& command, TrainingScansOptions& options, bool orPlan = false);
/// Adds --synthesize and --synthesis-seed.
void addSyntheticContrastOptions(CLI::App& command, TrainingScansOptions& options);

/// Called for each scan as its preparation ends.
using PreparedObserver =
    std::function<void(std::size_t number, std::size_t total, const std::string& name)>;

/// Reads the prepared file that DATA names, or reads and prepares the folder's scans the way healing
/// does. Throws what reading throws, ScanError naming the scan that cannot be used or is of another
/// contrast than the rest, or Stopped.
[[nodiscard]] PreparedDataset readTrainingScans(const TrainingScansOptions& options,
                                                ProgressLine& progress, const StopToken& stop,
                                                const PreparedObserver& observer = {});

/// How many scans and subjects train and validate; without a plan each scan counts as a subject.
[[nodiscard]] DataSummary summaryOf(const TrainingScansOptions& options, const TrainingData& data);

}  // namespace disyre::app
