// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/SlicePicture.h"

#include <algorithm>
#include <cmath>

namespace disyre {

namespace {

/// Returns the colour of a score, given as its place between the threshold (0) and the largest
/// score (1): from dark red over orange to pale yellow, which differ in lightness, too.
std::array<double, 3> colourOfScore(double share) {
    return {255.0 * std::min(1.0, 0.6 + 0.8 * share), 235.0 * std::pow(share, 1.2),
            150.0 * std::pow(share, 4.0)};
}

}  // namespace

SlicePainter::SlicePainter(const Volume& scan, const Volume& map, double threshold,
                           double pixelsPerMillimetre)
    : scan_(scan),
      map_(map),
      threshold_(threshold),
      largest_(map.voxels.empty() ? 0.0 : *std::max_element(map.voxels.begin(), map.voxels.end())),
      pixelsPerMillimetre_(pixelsPerMillimetre),
      part_{{0, 0, 0}, {scan.size[0] - 1, scan.size[1] - 1, scan.size[2] - 1}} {}

int SlicePainter::pixelsAlong(std::size_t axis) const {
    const int voxels = part_.last[axis] - part_.first[axis] + 1;
    return std::max(
        1, static_cast<int>(std::lround(voxels * scan_.spacing()[axis] * pixelsPerMillimetre_)));
}

int SlicePainter::voxelAt(std::size_t axis, int pixel) const {
    const int voxels = part_.last[axis] - part_.first[axis] + 1;
    return part_.first[axis] +
           std::min(voxels - 1, static_cast<int>((pixel + 0.5) * voxels / pixelsAlong(axis)));
}

int SlicePainter::pixelAt(std::size_t axis, int voxel) const {
    const int voxels = part_.last[axis] - part_.first[axis] + 1;
    return static_cast<int>((voxel - part_.first[axis] + 0.5) * pixelsAlong(axis) / voxels);
}

std::array<int, 2> SlicePainter::sizeOf(Plane plane) const {
    const PlaneAxes axes = axesOf(plane);
    return {pixelsAlong(axes.column), pixelsAlong(axes.row)};
}

void SlicePainter::draw(RgbPicture& picture, int left, int top, Plane plane, int index) const {
    const PlaneAxes axes = axesOf(plane);
    const auto [width, height] = sizeOf(plane);
    std::vector<int> columns(static_cast<std::size_t>(width));
    for (int column = 0; column < width; ++column) {
        columns[static_cast<std::size_t>(column)] = voxelAt(axes.column, width - 1 - column);
    }
    for (int row = 0; row < height; ++row) {
        Size3 at{};
        at[axes.through] = index;
        at[axes.row] = voxelAt(axes.row, height - 1 - row);
        for (int column = 0; column < width; ++column) {
            at[axes.column] = columns[static_cast<std::size_t>(column)];
            const double grey =
                255.0 * std::clamp(static_cast<double>(scan_.at(at[0], at[1], at[2])), 0.0, 1.0);
            const double score = map_.at(at[0], at[1], at[2]);
            std::array<double, 3> colour{grey, grey, grey};
            if (threshold_ > 0.0 && score >= threshold_) {
                colour = colourOfScore(
                    largest_ > threshold_ ? (score - threshold_) / (largest_ - threshold_) : 1.0);
            }
            std::transform(colour.begin(), colour.end(), picture.at(left + column, top + row),
                           [](double value) { return static_cast<std::uint8_t>(value); });
        }
    }
}

void SlicePainter::pointAt(RgbPicture& picture, int left, int top, Plane plane,
                           const Size3& voxel) const {
    constexpr int kFree = 8;    // Pixels between the voxel and each line.
    constexpr int kLength = 9;  // Pixels.
    constexpr int kWidth = 2;   // Pixels.
    // A light blue is in neither the greys of a scan nor the colours of scores.
    constexpr std::array<std::uint8_t, 3> kPointer{90, 220, 255};
    const PlaneAxes axes = axesOf(plane);
    const int width = sizeOf(plane)[0];
    const int height = sizeOf(plane)[1];
    const int column = width - 1 - pixelAt(axes.column, voxel[axes.column]);
    const int row = height - 1 - pixelAt(axes.row, voxel[axes.row]);
    const auto dot = [&](int x, int y) {
        if (x >= 0 && x < width && y >= 0 && y < height) {
            std::copy(kPointer.begin(), kPointer.end(), picture.at(left + x, top + y));
        }
    };
    for (int away = kFree + 1; away <= kFree + kLength; ++away) {
        for (int across = 0; across < kWidth; ++across) {
            dot(column - away, row + across);
            dot(column + away, row + across);
            dot(column + across, row - away);
            dot(column + across, row + away);
        }
    }
}

SlicePart brightPart(const Volume& scan) {
    constexpr float kBlack = 0.02f;
    constexpr int kAround = 2;
    SlicePart part{scan.size, {-1, -1, -1}};
    for (int z = 0; z < scan.size[2]; ++z) {
        for (int y = 0; y < scan.size[1]; ++y) {
            for (int x = 0; x < scan.size[0]; ++x) {
                if (scan.at(x, y, z) > kBlack) {
                    const Size3 at{x, y, z};
                    for (std::size_t axis = 0; axis < 3; ++axis) {
                        part.first[axis] = std::min(part.first[axis], at[axis]);
                        part.last[axis] = std::max(part.last[axis], at[axis]);
                    }
                }
            }
        }
    }
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const bool isBlack = part.last[axis] < 0;
        part.first[axis] = isBlack ? 0 : std::max(0, part.first[axis] - kAround);
        part.last[axis] = isBlack ? scan.size[axis] - 1
                                  : std::min(scan.size[axis] - 1, part.last[axis] + kAround);
    }
    return part;
}

std::vector<std::array<std::uint8_t, 3>> sliceColours() {
    constexpr int kGreys = 160;
    constexpr int kScores = 96;
    std::vector<std::array<std::uint8_t, 3>> colours;
    for (int i = 0; i < kGreys; ++i) {
        const auto grey = static_cast<std::uint8_t>(std::lround(255.0 * i / (kGreys - 1)));
        colours.push_back({grey, grey, grey});
    }
    for (int i = 0; i < kScores; ++i) {
        const auto colour = colourOfScore(static_cast<double>(i) / (kScores - 1));
        colours.push_back({static_cast<std::uint8_t>(colour[0]),
                           static_cast<std::uint8_t>(colour[1]),
                           static_cast<std::uint8_t>(colour[2])});
    }
    return colours;
}

}  // namespace disyre
