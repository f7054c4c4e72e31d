// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restoration/MapSmoothing.h"

#include <algorithm>
#include <cmath>

namespace disyre {

namespace {

/// Weights of the middle pixel and of those ever farther to one side, cut at 4 sigma; what they add up
/// to cancels out.
std::vector<double> halfKernel(double sigma) {
    std::vector<double> weights;
    for (int i = 0; i <= static_cast<int>(4.0 * sigma + 0.5); ++i) {
        weights.push_back(std::exp(-0.5 * i * i / (sigma * sigma)));
    }
    return weights;
}

/// Filters `lines` lines of `length` values each, `along` apart, which begin `across` apart; beyond
/// their ends is nothing.
void filterLines(std::vector<double>& values, int lines, int length, int across, int along,
                 const std::vector<double>& weights) {
    const int reach = static_cast<int>(weights.size()) - 1;
    std::vector<double> line(static_cast<std::size_t>(length));
    for (int number = 0; number < lines; ++number) {
        const auto at = [&](int i) { return static_cast<std::size_t>(number * across + i * along); };
        for (int i = 0; i < length; ++i) {
            line[static_cast<std::size_t>(i)] = values[at(i)];
        }
        for (int i = 0; i < length; ++i) {
            double sum = 0.0;
            for (int j = std::max(0, i - reach); j <= std::min(length - 1, i + reach); ++j) {
                sum += weights[static_cast<std::size_t>(std::abs(i - j))] *
                       line[static_cast<std::size_t>(j)];
            }
            values[at(i)] = sum;
        }
    }
}

}  // namespace

double mapSmoothingPixels(const HealingSettings& settings, const ModelCard& card) {
    return resolvedFor(settings, card).smoothing / std::sqrt(card.spacing[0] * card.spacing[1]);
}

std::vector<float> smoothedWithin(std::span<const float> image,
                                  std::span<const std::uint8_t> inside, int width, int height,
                                  double sigma) {
    std::vector<double> values(image.size(), 0.0);
    std::vector<double> share(image.size(), 0.0);
    for (std::size_t i = 0; i < image.size(); ++i) {
        if (inside[i] != 0) {
            values[i] = static_cast<double>(image[i]);
            share[i] = 1.0;
        }
    }
    if (sigma > 0.0) {
        const std::vector<double> weights = halfKernel(sigma);
        for (std::vector<double>* each : {&values, &share}) {
            filterLines(*each, height, width, width, 1, weights);
            filterLines(*each, width, height, 1, width, weights);
        }
    }
    std::vector<float> smoothed(image.size(), 0.0f);
    for (std::size_t i = 0; i < image.size(); ++i) {
        if (inside[i] != 0) {
            smoothed[i] = static_cast<float>(values[i] / share[i]);
        }
    }
    return smoothed;
}

void smoothMapWithin(Volume& map, const Mask& brain, double sigma) {
    const std::size_t pixels = map.sliceSize();
    for (int z = 0; z < map.size[2]; ++z) {
        const std::size_t first = map.index(0, 0, z);
        const auto smoothed =
            smoothedWithin({map.voxels.data() + first, pixels}, {brain.voxels.data() + first, pixels},
                           map.size[0], map.size[1], sigma);
        std::copy(smoothed.begin(), smoothed.end(),
                  map.voxels.begin() + static_cast<std::ptrdiff_t>(first));
    }
}

}  // namespace disyre
