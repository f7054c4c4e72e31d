// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by compute's own files only: it exposes LibTorch.
#include <filesystem>
#include <string>
#include <vector>

#include "core/model/UNet.h"
#include "core/training/AdamW.h"
#include "core/training/Training.h"

namespace disyre {

/// All that a training run needs to go on exactly where it was.
struct TrainingState {
    UNet net{nullptr};
    std::vector<torch::Tensor> average;  ///< moving average of the parameters; empty when off
    AdamW* optimiser = nullptr;
    double smoothedLoss = -1.0;
    /// Of a step that is not complete yet, samples whose loss and gradients (the parameters' own) have
    /// been added up so far.
    int partialSamples = 0;
    double partialLoss = 0.0;
    /// What the lowest validation loss was measured with; empty before there was one.
    std::vector<torch::Tensor> best;
    double bestValidationLoss = -1.0;
    std::string history;           ///< CSV rows written so far
};

/// Writes all or nothing. Throws FileError.
void writeCheckpoint(const std::filesystem::path& path, const TrainingState& state,
                     const ModelCard& card, const TrainingSettings& settings);

/// Fills `state`. Throws ModelError when the file is damaged, and SettingsError when it belongs to
/// a run with other settings, naming the first that differs.
void readCheckpoint(const std::filesystem::path& path, TrainingState& state, const ModelCard& card,
                    const TrainingSettings& settings);

}  // namespace disyre
