// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/base/StopToken.h"
#include "core/training/PreparedDataset.h"
#include "core/workflows/HealthyScans.h"

namespace disyre {

/// Healthy scans to train on and how they are brought to model space.
struct TrainingScansOptions {
    /// Where the scans are. `folder` may also name a file that writePreparedDataset() made, which
    /// is then read as it is. When `plan` is given, what the plan says replaces the fields below.
    HealthyScansOptions scans;
    std::string modality = "T1";
    double spacing = 2.0;         ///< Edge of a voxel in model space, in millimetres.
    double upperQuantile = 0.98;  ///< The quantile of the brain's intensities that is bright.
    double quantileValue = 1.0;   ///< The value in model space that the quantile becomes.
    bool correctsBias = false;    ///< Whether the bias field (N4) is divided out.
    std::string dataDescription;  ///< Where the scans come from, for the model card.
    std::string licence = "not stated";
    std::string synthesized;      ///< Contrast that T1 scans are remade in; empty for none.
    std::uint64_t seed = 1;       ///< Seed of that remaking.
    bool mixedContrasts = false;  ///< Whether to accept scans that look like several modalities.
};

/// How far the preparation of the scans is.
struct ScanPreparationProgress {
    std::size_t number = 0;  ///< The scan's number, counted from 1.
    std::size_t total = 0;
    std::string name;
    bool prepared = false;  ///< False when the scan is begun, true when it is done.
    /// What is doubtful about the scan and its mask, known when it is done. Each message names its
    /// file.
    std::vector<Message> warnings = {};
};
using ScanPreparationObserver = std::function<void(const ScanPreparationProgress&)>;

/// Reads the prepared file that `options.scans.folder` names, or reads the folder's or plan's scans
/// and prepares them in the same way in which healing does. Throws what reading throws, ScanError
/// naming the scan that cannot be used or has another contrast than the rest, SettingsError for
/// settings out of range, or Stopped. A build without ITK reads prepared files only.
[[nodiscard]] PreparedDataset readTrainingScans(const TrainingScansOptions& options,
                                                const ScanPreparationObserver& observer,
                                                const StopToken& stop);

/// Counts the scans and subjects that train and validate. Only a plan tells which scans are of one
/// subject; without it each scan counts as a subject.
[[nodiscard]] DataSummary summaryOf(const TrainingScansOptions& options, const TrainingData& data);

}  // namespace disyre
