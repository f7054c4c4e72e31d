// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/HealthyPercent.h"

namespace disyre {

std::optional<double> healthyPercent(const HealthyScores& scores, double score) {
    const std::vector<ScorePercentile>& table = scores.percentiles;
    if (table.size() < 2) {
        return std::nullopt;
    }
    if (score <= table.front().score) {
        return table.front().percent;
    }
    for (std::size_t i = 1; i < table.size(); ++i) {
        const ScorePercentile& low = table[i - 1];
        const ScorePercentile& high = table[i];
        if (score < high.score) {
            return low.percent +
                   (high.percent - low.percent) * (score - low.score) / (high.score - low.score);
        }
    }
    return table.back().percent;
}

}  // namespace disyre
