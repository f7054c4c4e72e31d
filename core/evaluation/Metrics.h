// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace disyre {

/// Average precision, step-wise, ties grouped (as scikit-learn and torchmetrics). `labels` are 0 or
/// 1, as many as `scores`. 0 when no label is 1.
[[nodiscard]] double averagePrecision(std::span<const float> scores,
                                      std::span<const std::uint8_t> labels);

/// Area under the receiver operating characteristic, ties counted half. 0.5 when one class is
/// missing.
[[nodiscard]] double areaUnderRoc(std::span<const float> scores,
                                  std::span<const std::uint8_t> labels);

struct BestDice {
    double dice = 0.0;
    double threshold = 0.0;  ///< positive when score >= threshold
};
/// The largest Dice over all thresholds, exact.
[[nodiscard]] BestDice bestDice(std::span<const float> scores,
                                std::span<const std::uint8_t> labels);

}  // namespace disyre
