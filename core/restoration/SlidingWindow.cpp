// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restoration/SlidingWindow.h"

#include <algorithm>
#include <cmath>

namespace disyre {

WindowLayout layoutWindows(int size, int patch, int stride) {
    WindowLayout layout;
    const int rest = std::max(0, size - patch);
    layout.padded = patch + (rest + stride - 1) / stride * stride;
    layout.padLow = (layout.padded - size) / 2;
    layout.padHigh = layout.padded - size - layout.padLow;
    for (int start = 0; start + patch <= layout.padded; start += stride) {
        layout.origins.push_back(start - layout.padLow);
    }
    return layout;
}

std::vector<float> importanceMap(int patch) {
    const double sigma = 0.125 * patch;
    const double centre = (patch - 1) / 2.0;
    std::vector<double> line;
    for (int i = 0; i < patch; ++i) {
        line.push_back(std::exp(-0.5 * std::pow((i - centre) / sigma, 2.0)));
    }
    std::vector<float> map;
    for (const double row : line) {
        for (const double column : line) {
            map.push_back(static_cast<float>(std::max(1e-3, row * column)));
        }
    }
    return map;
}

WindowBlender::WindowBlender(int width, int height, int patch)
    : width_(width),
      height_(height),
      patch_(patch),
      importance_(importanceMap(patch)),
      sum_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0.0),
      weight_(sum_.size(), 0.0) {}

void WindowBlender::add(const WindowOrigin& origin, std::span<const float> values, float scale,
                        float share) {
    const int firstRow = std::max(0, -origin.y);
    const int endRow = std::min(patch_, height_ - origin.y);
    const int firstColumn = std::max(0, -origin.x);
    const int endColumn = std::min(patch_, width_ - origin.x);
    for (int row = firstRow; row < endRow; ++row) {
        for (int column = firstColumn; column < endColumn; ++column) {
            const auto from = static_cast<std::size_t>(row * patch_ + column);
            const auto to = static_cast<std::size_t>((origin.y + row) * width_ + origin.x + column);
            sum_[to] += static_cast<double>(importance_[from]) * scale * values[from];
            weight_[to] += static_cast<double>(importance_[from]) * share;
        }
    }
}

std::vector<float> WindowBlender::blended() const {
    std::vector<float> result(sum_.size(), 0.0f);
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (weight_[i] > 0.0) {
            result[i] = static_cast<float>(sum_[i] / weight_[i]);
        }
    }
    return result;
}

}  // namespace disyre
