// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/GaussianBlur.h"

#include <cmath>

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

int mirrored(int index, int size) {
    const int period = 2 * size;
    index = ((index % period) + period) % period;
    return index < size ? index : period - 1 - index;
}

Patch blurRows(const Patch& image, const std::vector<double>& weights) {
    Patch blurred(image.height, image.width);
    const int radius = static_cast<int>(weights.size()) / 2;
    for (int row = 0; row < image.height; ++row) {
        for (int column = 0; column < image.width; ++column) {
            double sum = 0.0;
            for (int i = -radius; i <= radius; ++i) {
                sum += weights[static_cast<std::size_t>(i + radius)] *
                       image.at(row, mirrored(column + i, image.width));
            }
            blurred.at(row, column) = static_cast<float>(sum);
        }
    }
    return blurred;
}

Patch transposed(const Patch& image) {
    Patch result(image.width, image.height);
    for (int row = 0; row < image.height; ++row) {
        for (int column = 0; column < image.width; ++column) {
            result.at(column, row) = image.at(row, column);
        }
    }
    return result;
}

}  // namespace

Patch gaussianBlur(const Patch& image, double sigma) {
    // Below this the kernel is a single 1.
    if (sigma < 0.125) {
        return image;
    }
    const std::vector<double> weights = kernel(sigma);
    return transposed(blurRows(transposed(blurRows(image, weights)), weights));
}

}  // namespace disyre
