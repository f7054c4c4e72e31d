// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingBreaks.h"

#include <chrono>
#include <thread>
#include <utility>

namespace disyre {

TrainingBreaks::TrainingBreaks(const TrainingSettings& settings, const StopToken& stop,
                               std::function<void()> writeCheckpoint)
    : settings_(settings), stop_(stop), writeCheckpoint_(std::move(writeCheckpoint)) {}

void TrainingBreaks::take(int step) {
    const TrainingControl& control = settings_.control;
    if (control.shouldPause && control.shouldPause() && !stop_.stopRequested()) {
        keepCheckpoint(step);
        report(TrainingMoment::Paused, step);
        const auto from = ProgressMeter::Clock::now();
        while (control.shouldPause() && !stop_.stopRequested()) {
            constexpr std::chrono::milliseconds kPollInterval(50);
            std::this_thread::sleep_for(kPollInterval);
        }
        heldTime_ += ProgressMeter::Clock::now() - from;
        report(TrainingMoment::Resumed, step);
    }
    const std::chrono::duration<double> sinceCheckpoint =
        ProgressMeter::Clock::now() - lastCheckpoint_;
    if (sinceCheckpoint.count() > settings_.checkpointMinutes * 60.0) {
        keepCheckpoint(step);
    }
}

void TrainingBreaks::keepCheckpoint(int step) {
    if (!settings_.writes) {
        return;
    }
    writeCheckpoint_();
    lastCheckpoint_ = ProgressMeter::Clock::now();
    report(TrainingMoment::Checkpoint, step);
}

void TrainingBreaks::report(TrainingMoment moment, int step) const {
    if (settings_.control.report) {
        settings_.control.report(moment, step);
    }
}

ProgressMeter::Clock::duration TrainingBreaks::takeHeldTime() {
    return std::exchange(heldTime_, {});
}

}  // namespace disyre
