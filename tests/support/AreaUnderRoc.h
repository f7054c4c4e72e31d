// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace disyre::test {

/// Returns the area under the receiver operating characteristic as the share of pairs of one
/// positive and one negative whose scores are in the right order; tied scores count half. It is the
/// plain definition, against which the programs' faster way is tested. The result is 0.5 if all
/// labels are equal.
inline double areaUnderRoc(std::span<const float> scores, std::span<const std::uint8_t> labels) {
    std::vector<float> negatives;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (labels[i] == 0) {
            negatives.push_back(scores[i]);
        }
    }
    std::sort(negatives.begin(), negatives.end());
    const auto positives = static_cast<double>(scores.size() - negatives.size());
    if (positives == 0.0 || negatives.empty()) {
        return 0.5;
    }
    double inOrder = 0.0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (labels[i] != 0) {
            const auto [below, notAbove] =
                std::equal_range(negatives.begin(), negatives.end(), scores[i]);
            inOrder += static_cast<double>(below - negatives.begin()) +
                       0.5 * static_cast<double>(notAbove - below);
        }
    }
    return inOrder / (positives * static_cast<double>(negatives.size()));
}

}  // namespace disyre::test
