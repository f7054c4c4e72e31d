// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/TrainingWatch.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <sstream>

#include "core/base/Error.h"
#include "core/card/ModelFiles.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Machine.h"
#include "core/training/TrainingPreview.h"

namespace disyre::app {

namespace {

namespace fs = std::filesystem;

/// The validations in a run's history, whose columns Trainer.cpp writes.
std::vector<ValidationPoint> validationsIn(const fs::path& history) {
    std::vector<ValidationPoint> points;
    std::error_code error;
    if (!fs::exists(history, error)) {
        return points;
    }
    std::istringstream rows(readTextFile(history));
    std::string row;
    std::getline(rows, row);  // the columns' names
    while (std::getline(rows, row)) {
        ValidationPoint point;
        double rate = 0.0;
        if (std::sscanf(row.c_str(), "%d,%lf,%lf,%lf", &point.step, &point.trainingLoss, &rate,
                        &point.validationLoss) == 4 &&
            point.validationLoss >= 0.0) {
            points.push_back(point);
        }
    }
    return points;
}

}  // namespace

TrainingWatch::TrainingWatch(fs::path folder, TrainingRun run, bool printsEvents,
                             const StopToken& stop)
    : folder_(std::move(folder)), run_(std::move(run)), prints_(printsEvents), stop_(stop) {
    if (prints_) {
        ignoreBrokenPipes();
        orders_ = std::make_unique<LineInput>(
            [this](const std::string& line) {
                if (const auto order = trainingOrderFromText(line)) {
                    obey(*order);
                }
            },
            [this] { obey(TrainingOrder::Suspend); });
    }
}

void TrainingWatch::obey(TrainingOrder order) {
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

void TrainingWatch::print(const TrainingEvent& event) {
    if (prints_) {
        fmt::print("{}\n", trainingEventToJson(event));
        std::fflush(stdout);
    }
}

void TrainingWatch::prepared(std::size_t number, std::size_t total, const std::string& name) {
    TrainingEvent event;
    event.kind = TrainingEventKind::Prepared;
    event.number = static_cast<int>(number);
    event.total = static_cast<int>(total);
    event.name = name;
    print(event);
}

void TrainingWatch::started(const std::string& device, bool resumed) {
    if (resumed) {
        validations_ = validationsIn(folder_ / kHistoryFile);
        try {
            run_.step = readTrainingRun(folder_).step;
        } catch (const Error&) {
            run_.step = 0;  // it was begun before there were notes
        }
    }
    TrainingEvent event;
    event.kind = TrainingEventKind::Started;
    event.step = run_.step;
    event.steps = run_.steps;
    event.name = run_.name;
    event.device = device;
    print(event);
}

void TrainingWatch::step(const TrainingProgress& at) {
    const bool validated = at.validationLoss >= 0.0;
    constexpr std::chrono::milliseconds kLeastBetween(100);
    const auto now = std::chrono::steady_clock::now();
    if (!validated && at.step < at.steps && now - printed_ < kLeastBetween) {
        return;
    }
    printed_ = now;
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
    print(event);
    if (validated) {
        // A resumed run may validate a step again that the history knows.
        std::erase_if(validations_,
                      [&at](const ValidationPoint& point) { return point.step >= at.step; });
        validations_.push_back({at.step, at.smoothedLoss, at.validationLoss});
        event = {};
        event.kind = TrainingEventKind::Verdict;
        event.step = at.step;
        event.verdict = judgeTraining(validations_);
        event.sentence = verdictSentence(event.verdict);
        print(event);
    }
}

TrainingControl TrainingWatch::control() {
    return {[this] { return pause_.load(); },
            [this](TrainingMoment moment, int step) { happened(moment, step); }};
}

void TrainingWatch::happened(TrainingMoment moment, int step) {
    TrainingEvent event;
    event.step = step;
    switch (moment) {
        case TrainingMoment::Checkpoint:
            run_.step = step;
            keep(RunState::Running, {});
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
    print(event);
}

void TrainingWatch::keep(RunState state, const std::string& sentence) {
    run_.state = state;
    run_.sentence = sentence;
    writeTrainingRun(folder_, run_);
}

bool TrainingWatch::canGoOn() const {
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
        keep(RunState::Finished, {});
    } else if (stopOrdered_) {
        event.kind = TrainingEventKind::Stopped;
        event.sentence = fmt::format("Stopped after {} steps; the best model so far is kept.",
                                     result.steps);
        keep(RunState::Stopped, {});
    } else {
        event.kind = TrainingEventKind::Interrupted;
        event.file = displayPath(folder_ / kCheckpointFile);
        event.sentence = fmt::format("Interrupted after {} steps; it can go on later.", result.steps);
        keep(RunState::Interrupted, {});
    }
    print(event);
}

void TrainingWatch::endedEarly() {
    TrainingEvent event;
    event.kind = stopOrdered_ ? TrainingEventKind::Stopped : TrainingEventKind::Interrupted;
    event.step = run_.step;
    event.sentence = "Stopped before training began; nothing was lost.";
    if (!stopOrdered_ && canGoOn()) {
        event.file = displayPath(folder_ / kCheckpointFile);
    }
    print(event);
}

void TrainingWatch::failed(const std::string& sentence) {
    TrainingEvent event;
    event.kind = TrainingEventKind::Failed;
    event.step = run_.step;
    event.sentence = sentence;
    if (canGoOn()) {
        event.file = displayPath(folder_ / kCheckpointFile);
        try {
            keep(RunState::Failed, sentence);
        } catch (const Error&) {
            // The disk may be full; the notes of the last checkpoint are right but for the reason.
        }
    }
    print(event);
}

}  // namespace disyre::app
