// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/training/TrainingVerdict.h"

namespace disyre {

/// What `disyre train --events` prints, a line of JSON each, in this order: Prepared for each scan, then
/// Started, then Step (at most ten a second, and each step that was validated), with the others in
/// between, and at last exactly one of Finished, Stopped, Interrupted and Failed.
enum class TrainingEventKind {
    Prepared,     ///< number, total, name
    Started,      ///< step (0, or where it resumes), steps, name (the model's), device
    Step,         ///< everything from step to memoryBytes
    Paused,       ///< step; also answers a second "pause"
    Resumed,      ///< step
    Checkpoint,   ///< step, file
    Preview,      ///< step, file
    Verdict,      ///< step, verdict, sentence; after each validation
    Finished,     ///< step, steps, bestValidationLoss, seconds, file (the model's folder), sentence
    Stopped,      ///< as Finished: stopped by "stop"; the best model so far is in the folder
    Interrupted,  ///< step, file (checkpoint), sentence: input closed or a signal came; it can go on
    Failed        ///< step, sentence; file (checkpoint) when it can go on, else empty
};

struct TrainingEvent {
    TrainingEventKind kind = TrainingEventKind::Step;
    int number = 0;  ///< scans prepared, from 1
    int total = 0;
    std::string name;
    std::string device;
    int step = 0;
    int steps = 0;
    double loss = -1.0;            ///< negative figures are unknown
    double smoothedLoss = -1.0;
    double validationLoss = -1.0;  ///< only of the step that was validated
    double identityLoss = -1.0;    ///< of doing nothing, with it
    double bestValidationLoss = -1.0;
    double learningRate = -1.0;
    double stepsPerSecond = -1.0;
    double secondsLeft = -1.0;
    double seconds = -1.0;
    std::uint64_t memoryBytes = 0;  ///< held by the training process at most so far
    TrainingVerdict verdict = TrainingVerdict::TooEarly;
    std::string file;      ///< UTF-8
    std::string sentence;  ///< English, for a person
};

/// One line of JSON without the line break.
[[nodiscard]] std::string trainingEventToJson(const TrainingEvent& event);
/// None for a line that is no event of this program (another library may print too).
[[nodiscard]] std::optional<TrainingEvent> trainingEventFromJson(const std::string& line);

/// What `disyre train --events` obeys, a word a line on its standard input. The end of the input means
/// that whoever watched is gone: the run writes a checkpoint and ends as Interrupted.
enum class TrainingOrder {
    Pause,   ///< holds after the pass in progress, with a checkpoint, and gives the processor back
    Resume,
    Stop,    ///< ends now and keeps the weights of the lowest validation loss
    Suspend  ///< ends now as if the input had closed: the run can go on later
};
/// "pause", "resume", "stop", "suspend".
[[nodiscard]] std::string toText(TrainingOrder order);
[[nodiscard]] std::optional<TrainingOrder> trainingOrderFromText(const std::string& line);

}  // namespace disyre
