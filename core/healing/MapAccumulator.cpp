// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/MapAccumulator.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace disyre {

MapAccumulator::MapAccumulator(const Volume& grid)
    : map_(grid.size, grid.affine), finished_(static_cast<std::size_t>(grid.size[2]), 0) {}

std::span<float> MapAccumulator::pixelsOf(int slice) {
    return {map_.voxels.data() + map_.index(0, 0, slice), map_.sliceSize()};
}

void MapAccumulator::add(int slice, int step, int steps, std::span<const float> values) {
    const std::span<float> pixels = pixelsOf(slice);
    if (step == 0) {
        std::fill(pixels.begin(), pixels.end(), 0.0f);
    }
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        pixels[i] += values[i] / static_cast<float>(steps);
    }
    finished_[static_cast<std::size_t>(slice)] = step + 1 == steps ? 1 : 0;
}

void MapAccumulator::setToMean(int slice, std::span<const std::span<const float>> steps,
                               std::span<const double> weights) {
    const std::span<float> pixels = pixelsOf(slice);
    std::fill(pixels.begin(), pixels.end(), 0.0f);
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (std::size_t step = 0; step < std::min(steps.size(), weights.size()); ++step) {
        const auto share = static_cast<float>(sum > 0.0 ? weights[step] / sum : 0.0);
        for (std::size_t i = 0; share > 0.0f && i < pixels.size(); ++i) {
            pixels[i] += share * steps[step][i];
        }
    }
    finished_[static_cast<std::size_t>(slice)] = 1;
}

Volume MapAccumulator::take() {
    for (int slice = 0; slice < map_.size[2]; ++slice) {
        if (finished_[static_cast<std::size_t>(slice)] == 0) {
            const std::span<float> pixels = pixelsOf(slice);
            std::fill(pixels.begin(), pixels.end(), 0.0f);
        }
    }
    return std::move(map_);
}

}  // namespace disyre
