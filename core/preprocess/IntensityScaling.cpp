// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/IntensityScaling.h"

#include <algorithm>
#include <cmath>

namespace disyre {

double quantile(std::span<float> values, double q) {
    const double position = q * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(position));
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(below);
    std::nth_element(values.begin(), middle, values.end());
    const double low = *middle;
    if (below + 1 >= values.size()) {
        return low;
    }
    const double high = *std::min_element(middle + 1, values.end());
    return low + (position - static_cast<double>(below)) * (high - low);
}

IntensityRange rangeInsideMask(std::vector<float> insideMask, double upperQuantile) {
    constexpr double kFew = 0.01;
    const auto negatives = static_cast<double>(
        std::count_if(insideMask.begin(), insideMask.end(), [](float value) { return value < 0.0f; }));
    const bool undershoots = negatives <= kFew * static_cast<double>(insideMask.size());
    const double least = *std::min_element(insideMask.begin(), insideMask.end());
    return {undershoots ? std::max(0.0, least) : least, quantile(insideMask, upperQuantile)};
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
