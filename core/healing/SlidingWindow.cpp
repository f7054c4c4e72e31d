// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/SlidingWindow.h"

#include <algorithm>
#include <cmath>

#include "core/base/GaussianKernel.h"

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

namespace {

/// Returns the first pixels of the windows along one axis of a box that covers the range
/// [first, end).
std::vector<int> spread(int first, int end, int patch, int stride) {
    const int spare = end - first - patch;
    if (spare <= 0) {
        return {first + static_cast<int>(std::floor(spare / 2.0))};
    }
    const int gaps = (spare + stride - 1) / stride;
    std::vector<int> origins;
    for (int i = 0; i <= gaps; ++i) {
        origins.push_back(first +
                          static_cast<int>(std::lround(static_cast<double>(i) * spare / gaps)));
    }
    return origins;
}

}  // namespace

std::vector<WindowOrigin> placeWindows(const Mask& brain, int z, int patch, int stride,
                                       WindowPlacement placement) {
    std::vector<int> columns;
    std::vector<int> rows;
    if (placement == WindowPlacement::Padded) {
        columns = layoutWindows(brain.size[0], patch, stride).origins;
        rows = layoutWindows(brain.size[1], patch, stride).origins;
    } else {
        int left = brain.size[0], right = 0, top = brain.size[1], bottom = 0;
        for (int y = 0; y < brain.size[1]; ++y) {
            for (int x = 0; x < brain.size[0]; ++x) {
                if (brain.at(x, y, z) != 0) {
                    left = std::min(left, x);
                    right = std::max(right, x + 1);
                    top = std::min(top, y);
                    bottom = std::max(bottom, y + 1);
                }
            }
        }
        if (left >= right) {
            return {};
        }
        columns = spread(left, right, patch, stride);
        rows = spread(top, bottom, patch, stride);
    }
    std::vector<WindowOrigin> origins;
    for (const int y : rows) {
        for (const int x : columns) {
            origins.push_back({x, y});
        }
    }
    return origins;
}

std::vector<float> importanceMap(int patch) {
    const double sigma = 0.125 * patch;
    const double centre = (patch - 1) / 2.0;
    std::vector<double> line;
    for (int i = 0; i < patch; ++i) {
        line.push_back(gaussianAt(i - centre, sigma));
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
