// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/StopToken.h"
#include "core/platform/LineInput.h"
#include "core/training/Training.h"
#include "core/training/TrainingEvents.h"
#include "core/training/TrainingRun.h"

namespace disyre::app {

/// Keeps the notes of a run beside its model, from its first checkpoint on, and, where asked to, tells
/// whoever watches what happens and obeys what they say (see TrainingEvents.h).
class TrainingWatch {
public:
    /// @param run its name, arguments and steps.
    TrainingWatch(std::filesystem::path folder, TrainingRun run, bool printsEvents,
                  const StopToken& stop);

    void prepared(std::size_t number, std::size_t total, const std::string& name);
    /// @param resumed takes up the validations that the folder's history tells of.
    void started(const std::string& device, bool resumed);
    void step(const TrainingProgress& progress);
    [[nodiscard]] TrainingControl control();

    /// Each is called once, at the end. `ended` tells a run that was stopped on purpose from one that
    /// was interrupted.
    void ended(const TrainingResult& result);
    /// Stopped while the scans were being prepared.
    void endedEarly();
    void failed(const std::string& sentence);

private:
    void obey(TrainingOrder order);
    void print(const TrainingEvent& event);
    void happened(TrainingMoment moment, int step);
    void keep(RunState state, const std::string& sentence);
    [[nodiscard]] bool canGoOn() const;

    std::filesystem::path folder_;
    TrainingRun run_;
    bool prints_;
    StopToken stop_;
    std::atomic<bool> pause_ = false;
    std::atomic<bool> stopOrdered_ = false;
    std::vector<ValidationPoint> validations_;
    std::chrono::steady_clock::time_point printed_;
    std::unique_ptr<LineInput> orders_;  // ends before what it speaks to
};

}  // namespace disyre::app
