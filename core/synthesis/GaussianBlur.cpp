// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/GaussianBlur.h"

#include <algorithm>
#include <vector>

#include "core/base/GaussianKernel.h"

namespace disyre {

namespace {

/// Adds weight * values[i] to sums[i] for every i.
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

/// Adds up the kernel's terms for whole rows at a time, in the kernel's order. The compiler can
/// then work on several pixels at once, and each pixel's sum is still rounded as if it were added
/// up alone.
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
    // With a smaller sigma the kernel is a single weight of 1.
    if (sigma < 0.125) {
        return image;
    }
    const std::vector<double> weights = normalisedGaussian(sigma, 4.0);
    return blurColumns(blurRows(image, weights), weights);
}

}  // namespace disyre
