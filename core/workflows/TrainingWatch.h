// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/base/StopToken.h"
#include "core/training/Training.h"
#include "core/training/TrainingEvents.h"
#include "core/training/TrainingRun.h"
#include "core/workflows/TrainingScans.h"

namespace disyre {

using TrainingEventObserver = std::function<void(const TrainingEvent&)>;

/// Stands between a training and the program that watches it. From the first checkpoint on it keeps
/// the notes of the run beside its model. It reports the progress of the run as events and applies
/// orders. TrainingEvents.h says in which order the events come.
class TrainingWatch {
public:
    /// @param folder the model's folder.
    /// @param run the run's name, arguments and steps.
    /// @param observer called for each event, in the thread where it happens; it may be empty.
    /// @param stop requested if an order ends the run.
    TrainingWatch(std::filesystem::path folder, TrainingRun run, TrainingEventObserver observer,
                  const StopToken& stop);

    /// Applies an order to the run; may be called from any thread.
    void applyCommand(TrainingOrder order);

    /// Must be called for each scan whose preparation has ended.
    void prepared(const ScanPreparationProgress& scan);
    /// Must be called when the scans have been prepared and training begins.
    /// @param resumed true if an earlier run is continued; its step and validations are then read
    /// from the folder.
    void started(const std::string& device, bool resumed);
    /// Must be called after each step. It makes at most ten events a second, but one for each
    /// validation.
    void step(const TrainingProgress& progress);
    /// Returns the functions for TrainingSettings::control, by which the trainer asks whether to
    /// pause and reports checkpoints, previews and pauses.
    [[nodiscard]] TrainingControl control();

    /// Ends the run after a training that reached its last step or was stopped. A stop by an order
    /// counts as the run's end, any other stop as an interruption. At the end of a run, exactly one
    /// of ended(), endedEarly() and failed() must be called.
    void ended(const TrainingResult& result);
    /// Ends the run if it was stopped while the scans were being prepared.
    void endedEarly();
    /// Ends the run after an error, which the message describes.
    void failed(const Message& message);

private:
    void report(const TrainingEvent& event) const;
    void reportVerdict(const TrainingProgress& at);
    void recordEvent(TrainingMoment moment, int step);
    void writeNotes(RunState state, const std::string& sentence);
    [[nodiscard]] bool canResume() const;

    std::filesystem::path folder_;
    TrainingRun run_;
    TrainingEventObserver observer_;
    StopToken stop_;
    std::atomic<bool> pause_ = false;
    std::atomic<bool> stopOrdered_ = false;
    std::vector<ValidationPoint> validations_;
    std::chrono::steady_clock::time_point lastStepEvent_;
};

}  // namespace disyre
