// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/GaussianKernel.h"

#include <cmath>
#include <numeric>

namespace disyre {

double gaussianAt(double offset, double sigma) {
    return std::exp(-0.5 * offset * offset / (sigma * sigma));
}

std::vector<double> halfGaussian(double sigma, double cut) {
    if (sigma <= 0.0) {
        return {1.0};
    }
    std::vector<double> weights;
    for (int i = 0; i <= static_cast<int>(cut * sigma + 0.5); ++i) {
        weights.push_back(gaussianAt(i, sigma));
    }
    return weights;
}

std::vector<double> normalisedGaussian(double sigma, double cut) {
    const std::vector<double> half = halfGaussian(sigma, cut);
    std::vector<double> weights(half.rbegin(), half.rend());
    weights.insert(weights.end(), half.begin() + 1, half.end());
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& weight : weights) {
        weight /= sum;
    }
    return weights;
}

}  // namespace disyre
