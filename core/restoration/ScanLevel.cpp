// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restoration/ScanLevel.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace disyre {

std::optional<double> upperQuartile(std::vector<float> scores) {
    if (scores.empty()) {
        return std::nullopt;
    }
    const auto quartile = scores.begin() + static_cast<std::ptrdiff_t>(
                                               kLevelPercent / 100.0 * static_cast<double>(scores.size()));
    std::nth_element(scores.begin(), quartile, scores.end());
    return static_cast<double>(*quartile);
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

double scanLevel(const HealthyScores* scores, const HealingSettings& settings,
                 std::optional<double> quartile) {
    if (scores == nullptr || !quartile || settings.region.isLimited()) {
        return 1.0;
    }
    return levelOf(*scores, *quartile);
}

}  // namespace disyre
