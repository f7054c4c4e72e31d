// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/base/Progress.h"
#include "core/base/StopToken.h"
#include "core/training/Training.h"

namespace disyre {

/// What happens between the pieces of a training's work, the same for every kind of training: it
/// pauses while it should, writes checkpoints, and tells the settings' control of both. Settings
/// and stop token must outlive this object.
class TrainingBreaks {
public:
    /// @param writeCheckpoint writes the checkpoint of the run; it is not called if the settings
    /// say that nothing is written.
    TrainingBreaks(const TrainingSettings& settings, const StopToken& stop,
                   std::function<void()> writeCheckpoint);

    /// Makes the time to the next checkpoint count from now.
    void begin() { lastCheckpoint_ = ProgressMeter::Clock::now(); }
    /// Waits as long as the run should pause, and writes a checkpoint when the time for one has
    /// come.
    /// @param step the number of steps finished, which the control is told.
    void take(int step);
    /// Writes a checkpoint now.
    void keepCheckpoint(int step);
    /// Tells the settings' control of an event.
    void report(TrainingMoment moment, int step) const;
    /// Returns the time spent paused since the last call.
    [[nodiscard]] ProgressMeter::Clock::duration takeHeldTime();

private:
    const TrainingSettings& settings_;
    const StopToken& stop_;
    std::function<void()> writeCheckpoint_;
    ProgressMeter::Clock::time_point lastCheckpoint_ = ProgressMeter::Clock::now();
    ProgressMeter::Clock::duration heldTime_{};
};

}  // namespace disyre
