// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restoration/ScanLevel.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace disyre {

std::optional<double> medianScore(std::vector<float> scores) {
    if (scores.empty()) {
        return std::nullopt;
    }
    const auto middle = scores.begin() + static_cast<std::ptrdiff_t>(scores.size() / 2);
    std::nth_element(scores.begin(), middle, scores.end());
    return static_cast<double>(*middle);
}

std::optional<double> medianScore(const Volume& map, const Mask& brain) {
    std::vector<float> scores;
    for (std::size_t i = 0; i < brain.voxels.size(); ++i) {
        if (brain.voxels[i] != 0) {
            scores.push_back(map.voxels[i]);
        }
    }
    return medianScore(std::move(scores));
}

double scanLevel(const ModelCard& card, const HealingSettings& settings,
                 std::optional<double> median) {
    const HealthyScores* scores = healthyScoresFor(card, settings);
    if (scores == nullptr || !median || settings.region.isLimited()) {
        return 1.0;
    }
    return levelOf(*scores, *median);
}

}  // namespace disyre
