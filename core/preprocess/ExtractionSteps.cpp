// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/ExtractionSteps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/base/Statistics.h"
#include "core/findings/Regions.h"

namespace disyre {

namespace {

/// Returns for each of `to` voxels the nearest of `from` voxels that cover the same length. The
/// computation is in single precision as in the program that the networks come from, so that both
/// choose the same voxel where two are equally near.
std::vector<int> nearestIndices(int from, int to) {
    const float scale = static_cast<float>(from) / static_cast<float>(to);
    std::vector<int> indices(static_cast<std::size_t>(to));
    for (int i = 0; i < to; ++i) {
        const float position = (static_cast<float>(i) + 0.5f) * scale;
        indices[static_cast<std::size_t>(i)] =
            std::min(static_cast<int>(std::floor(position)), from - 1);
    }
    return indices;
}

Size3 sizeOf(const Box& box) {
    return {box.end[0] - box.first[0], box.end[1] - box.first[1], box.end[2] - box.first[2]};
}

/// Returns for each axis how many voxels of a piece lie in each plane across that axis.
std::array<std::vector<std::size_t>, 3> voxelsByPlane(const Region& piece, int side) {
    std::array<std::vector<std::size_t>, 3> counts;
    counts.fill(std::vector<std::size_t>(static_cast<std::size_t>(side), 0));
    const auto length = static_cast<std::size_t>(side);
    for (const std::size_t voxel : piece.voxels) {
        ++counts[0][voxel % length];
        ++counts[1][voxel / length % length];
        ++counts[2][voxel / (length * length)];
    }
    return counts;
}

/// The first index and the index after the last one of a range along an axis.
struct AxisRange {
    int first = 0;
    int end = 0;
};

/// Returns the range of planes that hold more than `least` voxels; empty if none does.
AxisRange fullPlanes(const std::vector<std::size_t>& counts, double least) {
    const auto isFull = [least](std::size_t count) { return static_cast<double>(count) > least; };
    const auto first = std::find_if(counts.begin(), counts.end(), isFull);
    const auto last = std::find_if(counts.rbegin(), counts.rend(), isFull);
    return first == counts.end() ? AxisRange{}
                                 : AxisRange{static_cast<int>(first - counts.begin()),
                                             static_cast<int>(counts.rend() - last)};
}

/// Brings a range of a cube's planes to the scan's voxels, adds the margin and cuts it to the scan.
/// Centre and length are rounded one by one, halves to even numbers, as in the program that the
/// networks come from.
AxisRange onScanAxis(const AxisRange& planes, int side, int scanLength, double margin) {
    const float scale = static_cast<float>(scanLength) / static_cast<float>(side);
    const float middle = static_cast<float>(planes.first + planes.end) / 2.0f;
    const float centre = std::nearbyint(scale * middle);
    const float length = std::nearbyint((1.0f + 2.0f * static_cast<float>(margin)) *
                                        (scale * static_cast<float>(planes.end - planes.first)));
    return {std::max(0, static_cast<int>(centre - length / 2.0f)),
            std::min(scanLength, static_cast<int>(centre + length / 2.0f))};
}

}  // namespace

Grid<float> cubeOf(const Grid<float>& grid, const Box& box, int side) {
    const Size3 size = sizeOf(box);
    const std::vector<int> columns = nearestIndices(size[0], side);
    const std::vector<int> rows = nearestIndices(size[1], side);
    const std::vector<int> slices = nearestIndices(size[2], side);
    Grid<float> cube({side, side, side});
    std::size_t at = 0;
    for (const int z : slices) {
        for (const int y : rows) {
            const std::size_t row = grid.index(box.first[0], box.first[1] + y, box.first[2] + z);
            for (const int x : columns) {
                const float value = grid.voxels[row + static_cast<std::size_t>(x)];
                cube.voxels[at++] = std::isfinite(value) ? value : 0.0f;
            }
        }
    }
    return cube;
}

std::optional<IntensityRange> extractionRange(const Grid<float>& cube, const ExtractionCard& card) {
    std::vector<float> values = cube.voxels;
    const double low = quantile(std::span<float>(values), card.lowQuantile);
    const double high = quantile(std::span<float>(values), card.highQuantile);
    return high > low ? std::optional(IntensityRange{low, high}) : std::nullopt;
}

bool standardise(Grid<float>& cube, const IntensityRange& range, const ExtractionCard& card) {
    const auto low = static_cast<float>(range.low);
    const float length = static_cast<float>(range.high) - low;
    double sum = 0.0;
    for (float& value : cube.voxels) {
        value = std::clamp((value - low) / length, 0.0f, 1.0f);
        sum += static_cast<double>(value);
    }
    const auto count = static_cast<double>(cube.voxels.size());
    const double mean = sum / count;
    double squares = 0.0;
    for (const float value : cube.voxels) {
        const double difference = static_cast<double>(value) - mean;
        squares += difference * difference;
    }
    const double deviation = std::sqrt(squares / (count - 1.0));
    if (!(deviation > 0.0)) {
        return false;
    }
    const auto scale = static_cast<float>(card.deviation / deviation);
    const auto offset = static_cast<float>(card.mean - mean * card.deviation / deviation);
    for (float& value : cube.voxels) {
        value = value * scale + offset;
    }
    return true;
}

std::optional<Box> brainBox(const Grid<float>& cube, const Size3& scanSize,
                            const ExtractionCard& card) {
    Mask brain(cube.size);
    std::transform(cube.voxels.begin(), cube.voxels.end(), brain.voxels.begin(),
                   [&card](float share) -> std::uint8_t { return double(share) > card.threshold; });
    const std::vector<Region> pieces = findRegions(brain);
    if (pieces.empty()) {
        return std::nullopt;
    }
    const int side = cube.size[0];
    const auto counts = voxelsByPlane(pieces.front(), side);
    Box box;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const AxisRange planes = fullPlanes(counts[axis], card.boxShare * side * side);
        const AxisRange onScan = onScanAxis(planes, side, scanSize[axis], card.boxMargin);
        if (planes.end == planes.first || onScan.end <= onScan.first) {
            return std::nullopt;
        }
        box.first[axis] = onScan.first;
        box.end[axis] = onScan.end;
    }
    return box;
}

Mask brainInBox(const Grid<float>& cube, const Box& box, const Size3& scanSize,
                const ExtractionCard& card) {
    const Size3 size = sizeOf(box);
    const std::vector<int> columns = nearestIndices(cube.size[0], size[0]);
    const std::vector<int> rows = nearestIndices(cube.size[1], size[1]);
    const std::vector<int> slices = nearestIndices(cube.size[2], size[2]);
    Volume brain(scanSize, Affine{});
    for (int z = 0; z < size[2]; ++z) {
        for (int y = 0; y < size[1]; ++y) {
            for (int x = 0; x < size[0]; ++x) {
                const float share =
                    cube.at(columns[static_cast<std::size_t>(x)], rows[static_cast<std::size_t>(y)],
                            slices[static_cast<std::size_t>(z)]);
                brain.at(box.first[0] + x, box.first[1] + y, box.first[2] + z) =
                    double(share) > card.threshold ? 1.0f : 0.0f;
            }
        }
    }
    return brainFromLabels(brain, 0, 0);
}

bool touchesEdge(const Mask& mask) {
    const Box box = boxOf(mask);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        if (box.end[axis] > 0 && (box.first[axis] == 0 || box.end[axis] == mask.size[axis])) {
            return true;
        }
    }
    return false;
}

}  // namespace disyre
