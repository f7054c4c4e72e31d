// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/TrainingWatch.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/card/ModelFiles.h"
#include "core/evaluation/LearningCurve.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Machine.h"
#include "core/training/TrainingPreview.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// Returns the validations that the history file of a run holds.
std::vector<ValidationPoint> validationsIn(const fs::path& history) {
    std::vector<ValidationPoint> points;
    std::error_code error;
    if (fs::exists(history, error)) {
        for (const LossRow& row : lossRows(readTextFile(history))) {
            if (row.validation) {
                points.push_back({static_cast<int>(row.step), row.loss, *row.validation});
            }
        }
    }
    return points;
}

}  // namespace

TrainingWatch::TrainingWatch(fs::path folder, TrainingRun run, TrainingEventObserver observer,
                             const StopToken& stop)
    : folder_(std::move(folder)),
      run_(std::move(run)),
      observer_(std::move(observer)),
      stop_(stop) {}

void TrainingWatch::applyCommand(TrainingOrder order) {
    switch (order) {
        case TrainingOrder::Pause:
            pause_ = true;
            return;
        case TrainingOrder::Resume:
            pause_ = false;
            return;
        case TrainingOrder::Stop:
            stopOrdered_ = true;
            break;
        case TrainingOrder::Suspend:
            break;
    }
    stop_.requestStop();
}

void TrainingWatch::report(const TrainingEvent& event) const {
    if (observer_) {
        observer_(event);
    }
}

void TrainingWatch::prepared(const ScanPreparationProgress& scan) {
    TrainingEvent event;
    event.kind = TrainingEventKind::Prepared;
    event.number = static_cast<int>(scan.number);
    event.total = static_cast<int>(scan.total);
    event.name = scan.name;
    report(event);
}

void TrainingWatch::started(const std::string& device, bool resumed) {
    if (resumed) {
        validations_ = validationsIn(folder_ / kHistoryFile);
        try {
            run_.step = readTrainingRun(folder_).step;
        } catch (const Error&) {
            // The folder has no notes if an older version of the program began the run.
            run_.step = 0;
        }
    }
    TrainingEvent event;
    event.kind = TrainingEventKind::Started;
    event.step = run_.step;
    event.steps = run_.steps;
    event.name = run_.name;
    event.device = device;
    report(event);
}

void TrainingWatch::step(const TrainingProgress& at) {
    const bool validated = at.validationLoss >= 0.0;
    constexpr std::chrono::milliseconds kLeastBetween(100);
    const auto now = std::chrono::steady_clock::now();
    if (!validated && at.step < at.steps && now - lastStepEvent_ < kLeastBetween) {
        return;
    }
    lastStepEvent_ = now;
    TrainingEvent event;
    event.step = at.step;
    event.steps = at.steps;
    event.loss = at.loss;
    event.smoothedLoss = at.smoothedLoss;
    event.validationLoss = at.validationLoss;
    event.identityLoss = at.identityLoss;
    event.bestValidationLoss = at.bestValidationLoss;
    event.learningRate = at.learningRate;
    event.stepsPerSecond = at.stepsPerSecond;
    event.secondsLeft = at.secondsLeft;
    event.memoryBytes = peakMemoryBytes();
    report(event);
    if (validated) {
        reportVerdict(at);
    }
}

void TrainingWatch::reportVerdict(const TrainingProgress& at) {
    // A run that resumes from a checkpoint may repeat validations that were already read from its
    // history; the new ones replace them.
    std::erase_if(validations_,
                  [&at](const ValidationPoint& point) { return point.step >= at.step; });
    validations_.push_back({at.step, at.smoothedLoss, at.validationLoss});
    TrainingEvent event;
    event.kind = TrainingEventKind::Verdict;
    event.step = at.step;
    event.verdict = judgeTraining(validations_);
    event.sentence = verdictSentence(event.verdict);
    report(event);
}

TrainingControl TrainingWatch::control() {
    return {[this] { return pause_.load(); },
            [this](TrainingMoment moment, int step) { recordEvent(moment, step); }};
}

void TrainingWatch::recordEvent(TrainingMoment moment, int step) {
    TrainingEvent event;
    event.step = step;
    switch (moment) {
        case TrainingMoment::Checkpoint:
            run_.step = step;
            writeNotes(RunState::Running, {});
            event.kind = TrainingEventKind::Checkpoint;
            event.file = displayPath(folder_ / kCheckpointFile);
            break;
        case TrainingMoment::Preview:
            event.kind = TrainingEventKind::Preview;
            event.file = displayPath(folder_ / kPreviewFile);
            break;
        case TrainingMoment::Paused:
            event.kind = TrainingEventKind::Paused;
            break;
        case TrainingMoment::Resumed:
            event.kind = TrainingEventKind::Resumed;
            break;
    }
    report(event);
}

void TrainingWatch::writeNotes(RunState state, const std::string& sentence) {
    run_.state = state;
    run_.sentence = sentence;
    writeTrainingRun(folder_, run_);
}

bool TrainingWatch::canResume() const {
    std::error_code error;
    return fs::exists(folder_ / kCheckpointFile, error);
}

void TrainingWatch::ended(const TrainingResult& result) {
    TrainingEvent event;
    event.step = result.steps;
    event.steps = run_.steps;
    event.bestValidationLoss = result.validationLoss;
    event.seconds = result.seconds;
    event.file = displayPath(folder_);
    if (!result.stopped) {
        event.kind = TrainingEventKind::Finished;
        event.sentence = fmt::format("Trained to the end, {} steps.", result.steps);
        writeNotes(RunState::Finished, {});
    } else if (stopOrdered_) {
        event.kind = TrainingEventKind::Stopped;
        event.sentence =
            fmt::format("Stopped after {} steps; the best model so far is kept.", result.steps);
        writeNotes(RunState::Stopped, {});
    } else {
        event.kind = TrainingEventKind::Interrupted;
        event.file = displayPath(folder_ / kCheckpointFile);
        event.sentence =
            fmt::format("Interrupted after {} steps; it can go on later.", result.steps);
        writeNotes(RunState::Interrupted, {});
    }
    report(event);
}

void TrainingWatch::endedEarly() {
    TrainingEvent event;
    event.kind = stopOrdered_ ? TrainingEventKind::Stopped : TrainingEventKind::Interrupted;
    event.step = run_.step;
    event.sentence = "Stopped before training began; nothing was lost.";
    if (!stopOrdered_ && canResume()) {
        event.file = displayPath(folder_ / kCheckpointFile);
    }
    report(event);
}

void TrainingWatch::failed(const Message& message) {
    TrainingEvent event;
    event.kind = TrainingEventKind::Failed;
    event.step = run_.step;
    event.sentence = message.text();
    event.message = message;
    if (canResume()) {
        event.file = displayPath(folder_ / kCheckpointFile);
        try {
            writeNotes(RunState::Failed, event.sentence);
        } catch (const Error&) {
            // The disk may be full. The notes of the last checkpoint then stay, without the reason
            // of the failure.
        }
    }
    report(event);
}

}  // namespace disyre
