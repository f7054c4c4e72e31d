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

namespace disyre {

/// A healthy subject's scan in model space, as healing would see it.
struct TrainingSubject {
    std::string name;
    Volume image;
    Mask mask;
};

struct TrainingData {
    std::vector<TrainingSubject> training;    ///< at least two: foreign patches need another one
    std::vector<TrainingSubject> validation;  ///< may be empty; then no validation loss is given
};

enum class LearningRateRule {
    OneCycle,  ///< the paper's: up over 30 % of the steps, then down along a cosine
    Cosine     ///< the released code's: a linear warm-up, then half a cosine to 0
};

/// What happens between steps.
enum class TrainingMoment {
    Checkpoint,  ///< was written
    Preview,     ///< was written, see TrainingPreview.h
    Paused,
    Resumed
};

/// How to hold a run and hear of it; each may be empty. Both are called on the compute thread.
struct TrainingControl {
    /// Whether the run should hold; asked between passes. A run that holds has written a checkpoint.
    std::function<bool()> shouldPause;
    std::function<void(TrainingMoment, int step)> tell;
};

struct TrainingSettings {
    int steps = 3500;
    int batch = 16;
    /// Patches in one pass, at most; gradients of several passes add up to a batch, so that a stop is
    /// answered soon. On the processor each thread takes passes of its own, and no more than its share
    /// of a batch. The losses depend on it in the last digits only.
    int microBatch = 4;
    double learningRate = 6e-4;  ///< the highest
    double weightDecay = 1e-6;
    double beta1 = 0.95;  ///< OneCycle moves it down by 0.1 and back, as torch does
    double beta2 = 0.999;
    double gradientClip = 1.0;  ///< global norm
    double emaDecay = 0.995;    ///< 0 turns the moving average off
    std::uint64_t seed = 1;
    int threads = 0;  ///< 0 means all processors
    int validateEvery = 250;
    int validationSamples = 64;
    /// Checkpoints fall between passes too, so that a run that is killed loses no more than this.
    double checkpointMinutes = 1.0;
    bool resume = false;
    LearningRateRule rateRule = LearningRateRule::OneCycle;
    int warmupSteps = 500;  ///< of Cosine
    /// How patches are corrupted; its method is the card's.
    SynthesisSettings synthesis;
    int dataThreads = 1;  ///< threads that draw samples ahead of the network
    /// Keeps the weights of the lowest validation loss, not the last ones.
    bool keepBest = true;
    /// A model of the same architecture whose weights training starts from; empty for random ones.
    std::filesystem::path startFrom;
    bool writes = true;  ///< without it nothing is written: for measuring the time a step takes
    TrainingControl control;
};

struct TrainingProgress {
    int step = 0;  ///< steps finished
    int steps = 0;
    double loss = 0.0;
    double smoothedLoss = 0.0;
    double learningRate = 0.0;
    double validationLoss = -1.0;  ///< of the moving average; negative unless measured at this step
    double identityLoss = -1.0;    ///< of returning x_t unchanged, measured with it
    double bestValidationLoss = -1.0;  ///< the lowest so far
    double stepsPerSecond = 0.0;
    double samplesPerSecond = 0.0;  ///< that the data threads can draw
    double waitedShare = 0.0;       ///< of the time so far, spent waiting for samples
    double networkShare = 0.0;      ///< of the time so far, spent in the network and its optimiser
    double secondsLeft = -1.0;
};

using TrainingObserver = std::function<void(const TrainingProgress&)>;

struct TrainingResult {
    int steps = 0;
    double loss = 0.0;
    double validationLoss = -1.0;  ///< of the weights that were kept
    bool stopped = false;
    double seconds = 0.0;
};

/// Throws SettingsError when a setting is out of range.
void checkTrainingSettings(const TrainingSettings& settings);

}  // namespace disyre
