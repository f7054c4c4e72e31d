// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/GaussianBlur.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace disyre {

namespace {

std::vector<double> kernel(double sigma) {
    const int radius = static_cast<int>(4.0 * sigma + 0.5);
    std::vector<double> weights;
    double sum = 0.0;
    for (int i = -radius; i <= radius; ++i) {
        weights.push_back(std::exp(-0.5 * i * i / (sigma * sigma)));
        sum += weights.back();
    }
    for (double& weight : weights) {
        weight /= sum;
    }
    return weights;
}

/// sums[i] += weight * values[i]
template <typename Value>
void addScaled(std::vector<double>& sums, double weight, const Value* values) {
    for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i] += weight * values[i];
    }
}

int mirrored(int index, int size) {
    const int period = 2 * size;
    index = ((index % period) + period) % period;
    return index < size ? index : period - 1 - index;
}

/// Each pixel's sum runs over the kernel in its order, whole rows at a time: the compiler then works on
/// several pixels at once, with the result of one after the other.
Patch blurRows(const Patch& image, const std::vector<double>& weights) {
    Patch blurred(image.height, image.width);
    const int radius = static_cast<int>(weights.size()) / 2;
    const auto width = static_cast<std::size_t>(image.width);
    std::vector<double> extended(width + weights.size() - 1);
    std::vector<double> sums(width);
    for (int row = 0; row < image.height; ++row) {
        for (std::size_t i = 0; i < extended.size(); ++i) {
            extended[i] = image.at(row, mirrored(static_cast<int>(i) - radius, image.width));
        }
        std::fill(sums.begin(), sums.end(), 0.0);
        for (std::size_t i = 0; i < weights.size(); ++i) {
            addScaled(sums, weights[i], extended.data() + i);
        }
        std::copy(sums.begin(), sums.end(), &blurred.at(row, 0));
    }
    return blurred;
}

Patch blurColumns(const Patch& image, const std::vector<double>& weights) {
    Patch blurred(image.height, image.width);
    const int radius = static_cast<int>(weights.size()) / 2;
    std::vector<double> sums(static_cast<std::size_t>(image.width));
    for (int row = 0; row < image.height; ++row) {
        std::fill(sums.begin(), sums.end(), 0.0);
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const int from = mirrored(row + static_cast<int>(i) - radius, image.height);
            addScaled(sums, weights[i], &image.at(from, 0));
        }
        std::copy(sums.begin(), sums.end(), &blurred.at(row, 0));
    }
    return blurred;
}

}  // namespace

Patch gaussianBlur(const Patch& image, double sigma) {
    // Below this the kernel is a single 1.
    if (sigma < 0.125) {
        return image;
    }
    const std::vector<double> weights = kernel(sigma);
    return blurColumns(blurRows(image, weights), weights);
}

}  // namespace disyre
