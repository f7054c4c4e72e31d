// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.
#include <filesystem>
#include <string>
#include <vector>

#include "core/model/UNet.h"
#include "core/training/AdamW.h"
#include "core/training/Training.h"

namespace disyre {

/// Everything that a training run needs to continue exactly where it was.
struct TrainingState {
    UNet net{nullptr};
    /// Moving average of the parameters; empty if the settings turn it off.
    std::vector<torch::Tensor> average;
    AdamW* optimiser = nullptr;
    /// Training loss smoothed over the steps; negative before the first step.
    double smoothedLoss = -1.0;
    /// Number of samples of the step in progress whose loss and gradients have been added up so
    /// far; the gradients are kept in the parameters themselves. It is 0 between steps.
    int partialSamples = 0;
    /// Sum of the losses of those samples, each weighted by its share of the step.
    double partialLoss = 0.0;
    /// The weights that the lowest validation loss was measured with; empty before the first
    /// validation.
    std::vector<torch::Tensor> best;
    /// The lowest validation loss so far; negative before the first validation.
    double bestValidationLoss = -1.0;
    std::string history;  ///< The rows of the CSV file of losses that have been written so far.
};

/// Writes the checkpoint completely or not at all. Throws FileError if it cannot be written.
void writeCheckpoint(const std::filesystem::path& path, const TrainingState& state,
                     const ModelCard& card, const TrainingSettings& settings);

/// Fills `state` from the checkpoint. Throws ModelError if the file is damaged, and SettingsError
/// if it belongs to a run with other settings; the error names the first setting that differs.
void readCheckpoint(const std::filesystem::path& path, TrainingState& state, const ModelCard& card,
                    const TrainingSettings& settings);

}  // namespace disyre
