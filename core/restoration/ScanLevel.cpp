// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restoration/ScanLevel.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace disyre {

std::optional<double> medianScore(const Volume& map, const Mask& brain) {
    std::vector<float> scores;
    for (std::size_t i = 0; i < brain.voxels.size(); ++i) {
        if (brain.voxels[i] != 0) {
            scores.push_back(map.voxels[i]);
        }
    }
    if (scores.empty()) {
        return std::nullopt;
    }
    const auto middle = scores.begin() + static_cast<std::ptrdiff_t>(scores.size() / 2);
    std::nth_element(scores.begin(), middle, scores.end());
    return static_cast<double>(*middle);
}

double scanLevel(const ModelCard& card, const HealingSettings& settings,
                 std::optional<double> medianScore) {
    const HealthyScores* scores = healthyScoresFor(card, settings);
    if (scores == nullptr || !medianScore || settings.region.isLimited()) {
        return 1.0;
    }
    return levelOf(*scores, *medianScore);
}

}  // namespace disyre
