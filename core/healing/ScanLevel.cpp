// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/ScanLevel.h"

#include <cstddef>
#include <utility>

#include "core/base/Statistics.h"

namespace disyre {

std::optional<double> upperQuartile(std::vector<float> scores) {
    if (scores.empty()) {
        return std::nullopt;
    }
    return quantile(scores, kLevelPercent / 100.0, QuantileRule::Rank);
}

std::optional<double> upperQuartile(const Volume& map, const Mask& brain) {
    std::vector<float> scores;
    for (std::size_t i = 0; i < brain.voxels.size(); ++i) {
        if (brain.voxels[i] != 0) {
            scores.push_back(map.voxels[i]);
        }
    }
    return upperQuartile(std::move(scores));
}

double scanLevel(const HealthyScores* scores, const HealingRegion& region,
                 std::optional<double> quartile) {
    if (scores == nullptr || !quartile || region.isLimited()) {
        return 1.0;
    }
    return levelOf(*scores, *quartile);
}

ScanThreshold scanThreshold(double ofModel, double level, double highest) {
    ScanThreshold suggested{ofModel, level};
    if (ofModel < 0.0) {
        return suggested;
    }
    suggested.threshold = ofModel * level;
    if (level > 1.0 && highest > 0.0 && suggested.threshold > highest) {
        suggested.threshold = highest;
        suggested.canBeJudged = false;
    }
    return suggested;
}

}  // namespace disyre
