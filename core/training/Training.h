// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/card/ModelCard.h"
#include "core/image/Volume.h"
#include "core/synthesis/SynthesisSettings.h"
#include "core/training/TrainingProcesses.h"

namespace disyre {

/// A healthy subject's scan in model space, prepared as a scan that is healed. Intensities lie in
/// [0, 1]; image and mask have the same grid.
struct TrainingSubject {
    std::string name;
    Volume image;
    Mask mask;
};

/// The scans that a network is trained and validated on.
struct TrainingData {
    /// At least two subjects, because a foreign patch comes from another subject.
    std::vector<TrainingSubject> training;
    /// Subjects held out for validation; if there are none, no validation loss is measured.
    std::vector<TrainingSubject> validation;
};

/// How the learning rate changes over the steps; see LearningRate.h.
enum class LearningRateRule {
    /// The paper's rule: the rate rises over 30 % of the steps and then falls along a cosine.
    OneCycle,
    Cosine  ///< The rule of the authors' code: a linear warm-up, then half a cosine down to 0.
};

/// An event between two steps that an observer is told of.
enum class TrainingMoment {
    Checkpoint,  ///< A checkpoint was written.
    Preview,     ///< A preview was written; see TrainingPreview.h.
    Paused,
    Resumed
};

/// Functions that pause a run and are told of its events; each may be empty. Both are called on the
/// thread that trains.
struct TrainingControl {
    /// Returns whether the run should pause; it is asked between passes. A run that pauses has
    /// written a checkpoint before.
    std::function<bool()> shouldPause;
    /// Called with the event and the number of steps finished.
    std::function<void(TrainingMoment, int step)> report;
};

/// How a network is trained. The defaults are those of the program's quick preset
/// (TrainingPreset.h); resources/manual/method.md, section 9, lists the paper's.
struct TrainingSettings {
    /// Number of optimiser steps.
    int steps = 3500;
    /// Number of patches in a step.
    int batch = 16;
    /// The largest number of patches in one pass through the network. The gradients of several
    /// passes add up to those of a step, so that a stop is answered soon. On the processor each
    /// thread runs passes of its own, of at most its share of a batch. The losses depend on this
    /// number in their last digits only.
    int microBatch = 4;
    double learningRate = 6e-4;  ///< The highest learning rate of the run.
    double weightDecay = 1e-6;
    double beta1 = 0.95;  ///< With OneCycle, beta1 falls by 0.1 and rises again, as in torch.
    double beta2 = 0.999;
    /// The largest L2 norm that the gradients of all parameters may have together.
    double gradientClip = 1.0;
    /// Factor of the moving average of the weights; 0 turns the average off.
    double emaDecay = 0.995;
    std::uint64_t seed = 1;
    int threads = 0;  ///< Number of threads; 0 stands for all processors.
    /// Number of steps from one validation to the next.
    int validateEvery = 250;
    int validationSamples = 64;
    /// Number of minutes between checkpoints. They are written between passes too, so that a run
    /// that is killed loses no more than this time.
    double checkpointMinutes = 1.0;
    /// If true, the run continues from the checkpoint in its folder.
    bool resume = false;
    LearningRateRule rateRule = LearningRateRule::OneCycle;
    int warmupSteps = 500;  ///< Length of the warm-up; used by the rule Cosine only.
    /// How training patches are corrupted. Its method is overridden by the card's.
    SynthesisSettings synthesis;
    int dataThreads = 1;  ///< Number of threads that draw samples ahead of the network.
    /// If true, the weights with the lowest validation loss are kept instead of the last ones.
    bool keepBest = true;
    /// A model of the same architecture whose weights training starts from; if empty, it starts
    /// from random weights.
    std::filesystem::path startFrom;
    bool writes = true;  ///< If false, nothing is written; used to measure how long a step takes.
    TrainingControl control;
    TrainingProcesses processes;  ///< The processes that train together; by default this one alone.
};

/// How far a run has come, as its observer is told after each step.
struct TrainingProgress {
    int step = 0;  ///< Number of steps finished.
    int steps = 0;
    /// Loss of this step: a mean squared error, or a binary cross-entropy for methods that
    /// predict the mask.
    double loss = 0.0;
    double smoothedLoss = 0.0;
    double learningRate = 0.0;
    /// Validation loss of the averaged weights; negative unless it was measured at this step.
    double validationLoss = -1.0;
    /// Loss of returning x_t unchanged, measured together with the validation loss; negative
    /// otherwise.
    double identityLoss = -1.0;
    /// The lowest validation loss so far; negative before the first validation.
    double bestValidationLoss = -1.0;
    double stepsPerSecond = 0.0;
    double samplesPerSecond = 0.0;  ///< The rate at which the data threads can draw samples.
    double waitedShare = 0.0;  ///< Share of the time so far that was spent waiting for samples.
    /// Share of the time so far that was spent in the network and its optimiser.
    double networkShare = 0.0;
    /// Estimated time to the end of the run; negative while it is unknown.
    double secondsLeft = -1.0;
};

using TrainingObserver = std::function<void(const TrainingProgress&)>;

/// How a training run ended.
struct TrainingResult {
    int steps = 0;
    double loss = 0.0;
    /// Validation loss of the weights that were kept; negative if there was no validation.
    double validationLoss = -1.0;
    /// True if the run ended before its last step because a stop was requested.
    bool stopped = false;
    double seconds = 0.0;
};

/// Throws SettingsError if a setting is out of range.
void checkTrainingSettings(const TrainingSettings& settings);

}  // namespace disyre
