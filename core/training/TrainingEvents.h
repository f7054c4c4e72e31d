// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/Message.h"
#include "core/training/TrainingVerdict.h"

namespace disyre {

/// The events that `disyre train --events` prints, each as one line of JSON. First comes Prepared
/// for each scan, then Started, then Step (at most ten times a second, and for each step that was
/// validated) with the other kinds in between, and last exactly one of Finished, Stopped,
/// Interrupted and Failed. The comment of each kind names the fields of TrainingEvent that it
/// fills.
enum class TrainingEventKind {
    Prepared,  ///< Fills number, total and name: a scan was prepared.
    Started,   ///< Fills step (0, or where the run resumes), steps, name (the model's) and device.
    Step,      ///< Fills every field from step to memoryBytes.
    Paused,    ///< Fills step; also answers a second order to pause.
    Resumed,   ///< Fills step.
    Checkpoint,  ///< Fills step and file: a checkpoint was written.
    Preview,     ///< Fills step and file: a preview was written.
    Verdict,     ///< Fills step, verdict and sentence; follows each validation.
    /// Fills step, steps, bestValidationLoss, seconds, file (the model's folder) and sentence.
    Finished,
    /// Fills the fields of Finished: the run was stopped by the order Stop, and the best model so
    /// far is in the folder.
    Stopped,
    /// Fills step, file (the checkpoint) and sentence: the standard input was closed or a signal
    /// came, and the run can be resumed.
    Interrupted,
    Failed  ///< Fills step, sentence and, if the run can be resumed, file (the checkpoint).
};

/// One event; only the fields that its kind fills are meaningful.
struct TrainingEvent {
    TrainingEventKind kind = TrainingEventKind::Step;
    int number = 0;  ///< Number of scans prepared so far, from 1.
    int total = 0;
    std::string name;
    std::string device;
    int step = 0;
    int steps = 0;
    double loss = -1.0;  ///< For this and the following figures a negative value means unknown.
    double smoothedLoss = -1.0;
    double validationLoss = -1.0;  ///< Known only for a step that was validated.
    /// Loss of returning x_t unchanged, measured together with the validation loss.
    double identityLoss = -1.0;
    double bestValidationLoss = -1.0;
    double learningRate = -1.0;
    double stepsPerSecond = -1.0;
    double secondsLeft = -1.0;
    double seconds = -1.0;
    /// The largest amount of memory that the training process has held so far.
    std::uint64_t memoryBytes = 0;
    TrainingVerdict verdict = TrainingVerdict::TooEarly;
    std::string file;      ///< A path in UTF-8.
    std::string sentence;  ///< An English sentence for a person.
    /// The message behind the sentence of a failure, from which a window can make the sentence in
    /// its own language.
    std::optional<Message> message = std::nullopt;
};

/// Returns the event as one line of JSON without a line break.
[[nodiscard]] std::string trainingEventToJson(const TrainingEvent& event);
/// Reads an event; returns nothing for a line that is no event of this program, such as a line that
/// another library has printed.
[[nodiscard]] std::optional<TrainingEvent> trainingEventFromJson(const std::string& line);

/// The orders that `disyre train --events` reads from its standard input, one word on each line. If
/// the input ends, the program that watched the run has gone, so the run writes a checkpoint and
/// ends as Interrupted.
enum class TrainingOrder {
    /// The run pauses after the pass in progress, writes a checkpoint and leaves the processor to
    /// others.
    Pause,
    Resume,
    Stop,    ///< The run ends now and keeps the weights with the lowest validation loss.
    Suspend  ///< The run ends now as if the input had been closed, so that it can be resumed later.
};
/// Returns "pause", "resume", "stop" or "suspend".
[[nodiscard]] std::string toText(TrainingOrder order);
/// Reads the words that toText() writes; returns nothing for any other text.
[[nodiscard]] std::optional<TrainingOrder> trainingOrderFromText(const std::string& line);

}  // namespace disyre
