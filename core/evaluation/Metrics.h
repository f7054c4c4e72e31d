// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace disyre {

/// Returns the average precision, summed step by step with tied scores grouped, as in scikit-learn
/// and torchmetrics. `labels` are 0 or 1, one for each score. The result is 0 if no label is 1.
[[nodiscard]] double averagePrecision(std::span<const float> scores,
                                      std::span<const std::uint8_t> labels);

/// The largest Dice coefficient of a map, and the threshold that reaches it.
struct BestDice {
    double dice = 0.0;
    double threshold = 0.0;  ///< Scores at or above the threshold are positive.
};
/// Returns the exact maximum of the Dice coefficient over all thresholds.
[[nodiscard]] BestDice bestDice(std::span<const float> scores,
                                std::span<const std::uint8_t> labels);

}  // namespace disyre
