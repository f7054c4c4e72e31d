// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/CubicSampling.h"

#include <array>
#include <cmath>

namespace disyre {

namespace {

/// Returns the Catmull-Rom weights of the four pixels around a position, where `fraction` is the
/// way from the second pixel to the third, from 0 to 1.
std::array<float, 4> cubicWeights(double fraction) {
    const auto t = static_cast<float>(fraction);
    return {((-0.5f * t + 1.0f) * t - 0.5f) * t, (1.5f * t - 2.5f) * t * t + 1.0f,
            ((-1.5f * t + 2.0f) * t + 0.5f) * t, (0.5f * t - 0.5f) * t * t};
}

}  // namespace

float sampleCubic(const Patch& image, double row, double column) {
    const int r0 = static_cast<int>(std::floor(row));
    const int c0 = static_cast<int>(std::floor(column));
    const auto wr = cubicWeights(row - r0);
    const auto wc = cubicWeights(column - c0);
    float sum = 0.0f;
    for (int i = 0; i < 4; ++i) {
        for (int j = 0; j < 4; ++j) {
            if (image.contains(r0 - 1 + i, c0 - 1 + j)) {
                sum += wr[static_cast<std::size_t>(i)] * wc[static_cast<std::size_t>(j)] *
                       image.at(r0 - 1 + i, c0 - 1 + j);
            }
        }
    }
    return sum;
}

}  // namespace disyre
