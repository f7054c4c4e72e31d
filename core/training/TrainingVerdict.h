// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

namespace disyre {

/// A validation, as training reports it.
struct ValidationPoint {
    int step = 0;
    double trainingLoss = 0.0;    ///< smoothed
    double validationLoss = 0.0;
};

enum class TrainingVerdict {
    TooEarly,        ///< fewer than four validations
    StillImproving,
    Flat,            ///< the lowest validation loss is no longer undercut by 1 %
    Overfitting      ///< validation rises while the training loss falls
};

/// Judges the points so far, in the order of their steps:
/// Overfitting when the last three validations all lie more than 3 % above the lowest before them while
/// the training loss fell since it; Flat when neither of the last three undercut the lowest before
/// them by 1 %; else StillImproving.
[[nodiscard]] TrainingVerdict judgeTraining(std::span<const ValidationPoint> points);

/// "too-early", "still-improving", "flat", "overfitting", and back; unknown text gives TooEarly.
[[nodiscard]] std::string toText(TrainingVerdict verdict);
[[nodiscard]] TrainingVerdict trainingVerdictFromText(const std::string& text);

/// One or two English sentences: what it means, and what to do.
[[nodiscard]] std::string verdictSentence(TrainingVerdict verdict);

}  // namespace disyre
