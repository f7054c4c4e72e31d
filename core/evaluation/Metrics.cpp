// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/Metrics.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace disyre {

namespace {

/// Calls visit(threshold, true positives, predicted positives) for every distinct score, from the
/// highest on; at each threshold all scores at or above it count as positive.
template <typename Visit>
void forEachThreshold(std::span<const float> scores, std::span<const std::uint8_t> labels,
                      Visit visit) {
    std::vector<std::uint32_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(),
              [&scores](std::uint32_t a, std::uint32_t b) { return scores[a] > scores[b]; });
    double truePositives = 0.0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        truePositives += labels[order[i]] != 0 ? 1.0 : 0.0;
        const bool last = i + 1 == order.size() || scores[order[i + 1]] != scores[order[i]];
        if (last) {
            visit(scores[order[i]], truePositives, static_cast<double>(i + 1));
        }
    }
}

double countPositives(std::span<const std::uint8_t> labels) {
    return static_cast<double>(
        std::count_if(labels.begin(), labels.end(), [](std::uint8_t l) { return l != 0; }));
}

}  // namespace

double averagePrecision(std::span<const float> scores, std::span<const std::uint8_t> labels) {
    const double positives = countPositives(labels);
    if (positives == 0.0) {
        return 0.0;
    }
    double area = 0.0;
    double recallBefore = 0.0;
    forEachThreshold(scores, labels, [&](float, double truePositives, double predicted) {
        const double recall = truePositives / positives;
        area += (recall - recallBefore) * truePositives / predicted;
        recallBefore = recall;
    });
    return area;
}

BestDice bestDice(std::span<const float> scores, std::span<const std::uint8_t> labels) {
    const double positives = countPositives(labels);
    BestDice best;
    forEachThreshold(scores, labels, [&](float threshold, double truePositives, double predicted) {
        const double dice = 2.0 * truePositives / (predicted + positives);
        if (dice > best.dice) {
            best = {dice, threshold};
        }
    });
    return best;
}

}  // namespace disyre
