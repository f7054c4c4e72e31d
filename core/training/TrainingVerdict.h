// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

namespace disyre {

/// The losses that training reports at one validation.
struct ValidationPoint {
    int step = 0;
    double trainingLoss = 0.0;  ///< The training loss, smoothed over the steps.
    double validationLoss = 0.0;
};

/// What the losses so far say about a training run; see judgeTraining().
enum class TrainingVerdict {
    TooEarly,  ///< There were fewer than four validations.
    StillImproving,
    Flat,        ///< The lowest validation loss is no longer undercut by 1 %.
    Overfitting  ///< The validation loss rises while the training loss falls.
};

/// Judges the validations so far, given in the order of their steps. The verdict is Overfitting if
/// the last three all lie more than 3 % above the lowest validation loss before them while the
/// training loss has fallen since that lowest one; Flat if none of the last three undercut the
/// lowest before them by 1 %; and StillImproving otherwise.
[[nodiscard]] TrainingVerdict judgeTraining(std::span<const ValidationPoint> points);

/// Returns "too-early", "still-improving", "flat" or "overfitting".
[[nodiscard]] std::string toText(TrainingVerdict verdict);
/// Reads the names that toText() writes; any other text gives TooEarly.
[[nodiscard]] TrainingVerdict trainingVerdictFromText(const std::string& text);

/// Returns one or two English sentences that say what the verdict means and what to do.
[[nodiscard]] std::string verdictSentence(TrainingVerdict verdict);

}  // namespace disyre
