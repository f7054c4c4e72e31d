// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/base/StopToken.h"
#include "core/card/ModelCard.h"
#include "core/platform/FileLock.h"
#include "core/platform/OutputFolder.h"
#include "core/workflows/TrainingRequest.h"
#include "core/workflows/TrainingWatch.h"

namespace disyre {

/// Functions to which a training reports its progress; each may be empty.
struct ModelTrainingObserver {
    ScanPreparationObserver preparing;             ///< Called for each scan.
    std::function<void(const ModelCard&)> begins;  ///< Called when all scans are prepared.
    TrainingObserver step;                         ///< Called after each step.
    TrainingEventObserver event;                   ///< Called for each event of TrainingEvents.h.
};

struct TrainedModel {
    TrainingResult result;
    TrainingProgress last;  ///< The progress that the last step reported.
};

/// The training of one model, from scans to a folder with weights and card. As long as the object
/// lives it holds the lock of the model's folder.
class ModelTraining {
public:
    /// Checks the settings, hides all devices except the one asked for from this process, and makes
    /// and locks the folder. Throws SettingsError, or FileError if the folder cannot be written to
    /// or another training is at work in it.
    /// @param stop ends the run; the best model so far is kept.
    ModelTraining(const TrainingRequest& request, ModelTrainingObserver observer,
                  const StopToken& stop);

    /// Applies an order to the run, for instance to pause it. It may be called from any thread
    /// while run() is at work.
    void applyCommand(TrainingOrder order) { watch_.applyCommand(order); }

    /// Reads and prepares the scans, trains, and writes the model. Throws what readTrainingScans()
    /// and Compute::train() throw, or Stopped when it was stopped before the training began.
    TrainedModel run();

private:
    TrainedModel trainWatched();

    const TrainingRequest request_;
    const ModelTrainingObserver observer_;
    const StopToken stop_;
    const OutputFolder folder_;
    const FileLock lock_;
    TrainingWatch watch_;
};

/// Takes part in a training that another process leads and writes; see TrainingProcesses. Reads and
/// prepares the same scans, and writes nothing. Throws as ModelTraining does.
[[nodiscard]] TrainedModel trainBeside(const TrainingRequest& request,
                                       const ModelTrainingObserver& observer,
                                       const StopToken& stop);

}  // namespace disyre
