// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/HealthyThreshold.h"

#include <algorithm>

#include "core/evaluation/Froc.h"
#include "core/findings/Regions.h"

namespace disyre {

double falseRegionsAt(std::span<const Volume> healthyMaps, float threshold) {
    double regions = 0.0;
    for (const Volume& map : healthyMaps) {
        regions +=
            static_cast<double>(findRegions(map, threshold, kSmallestRegionMillilitres).size());
    }
    return healthyMaps.empty() ? 0.0 : regions / static_cast<double>(healthyMaps.size());
}

float thresholdForFalseRegions(std::span<const Volume> healthyMaps, double allowed) {
    constexpr float kStep = 0.98f;
    float highest = 0.0f;
    for (const Volume& map : healthyMaps) {
        for (const float value : map.voxels) {
            highest = std::max(highest, value);
        }
    }
    float lowest = highest;
    constexpr float kNothing = 1e-6f;
    for (float threshold = highest;
         threshold > kNothing && falseRegionsAt(healthyMaps, threshold) <= allowed;
         threshold *= kStep) {
        lowest = threshold;
    }
    return lowest;
}

}  // namespace disyre
