// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/IntensityScaling.h"

#include <algorithm>

#include "core/base/Statistics.h"

namespace disyre {

IntensityRange rangeInsideMask(std::vector<float> insideMask, double upperQuantile) {
    constexpr double kFew = 0.01;
    const auto negatives = static_cast<double>(std::count_if(
        insideMask.begin(), insideMask.end(), [](float value) { return value < 0.0f; }));
    const bool undershoots = negatives <= kFew * static_cast<double>(insideMask.size());
    const double minimum = *std::min_element(insideMask.begin(), insideMask.end());
    const double least = undershoots ? std::max(0.0, minimum) : minimum;
    const double high = quantile(insideMask, upperQuantile);
    constexpr double kLowQuantile = 0.001;
    constexpr double kFarBelow = 0.25;
    const double low = quantile(insideMask, kLowQuantile, QuantileRule::Lower);
    const bool isFarBelow = high > low && low - least > kFarBelow * (high - low);
    return {isFarBelow ? low : least, high};
}

IntensityRange rangeOfAllVoxels(std::vector<float> voxels, double upperQuantile) {
    for (float& value : voxels) {
        value = std::max(value, 0.0f);
    }
    const double low = *std::min_element(voxels.begin(), voxels.end());
    return {low, quantile(voxels, upperQuantile)};
}

float scaleIntensity(float value, const IntensityRange& range) {
    const double scaled = (value - range.low) / (range.high - range.low);
    return static_cast<float>(std::clamp(scaled, 0.0, 1.0));
}

}  // namespace disyre
