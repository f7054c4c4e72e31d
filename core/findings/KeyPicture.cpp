// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/KeyPicture.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace disyre {

namespace {

constexpr int kGap = 4;  // Pixels between two slices.

/// One of the three slices: the axis that runs along the picture's rows, the one that runs up, and
/// whether the first runs from right to left.
struct SliceAxes {
    int across;
    int up;
    bool isMirrored;
};
constexpr std::array<SliceAxes, 3> kSlices{{{0, 1, true}, {0, 2, true}, {1, 2, true}}};

/// Returns the colour of a score, given as its place between the threshold (0) and the largest
/// score (1): from dark red over orange to pale yellow, which differ in lightness, too.
std::array<double, 3> colourOf(double share) {
    return {255.0 * std::min(1.0, 0.6 + 0.8 * share), 235.0 * std::pow(share, 1.2),
            150.0 * std::pow(share, 4.0)};
}

}  // namespace

RgbPicture keyPicture(const Volume& scan, const Volume& map, double threshold, const Size3& voxel,
                      double pixelsPerMillimetre) {
    const auto spacing = scan.spacing();
    std::array<int, 3> pixels{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        pixels[axis] = std::max(1, static_cast<int>(std::lround(scan.size[axis] * spacing[axis] *
                                                                pixelsPerMillimetre)));
    }
    int width = kGap * (static_cast<int>(kSlices.size()) - 1);
    int height = 0;
    for (const SliceAxes& slice : kSlices) {
        width += pixels[static_cast<std::size_t>(slice.across)];
        height = std::max(height, pixels[static_cast<std::size_t>(slice.up)]);
    }
    const double largest = *std::max_element(map.voxels.begin(), map.voxels.end());
    const auto voxelAt = [&](std::size_t axis, int pixel) {
        return std::min(scan.size[axis] - 1,
                        static_cast<int>((pixel + 0.5) * scan.size[axis] / pixels[axis]));
    };
    RgbPicture picture(width, height);
    int left = 0;
    for (const SliceAxes& slice : kSlices) {
        const auto across = static_cast<std::size_t>(slice.across);
        const auto up = static_cast<std::size_t>(slice.up);
        const int top = (height - pixels[up]) / 2;
        for (int row = 0; row < pixels[up]; ++row) {
            for (int column = 0; column < pixels[across]; ++column) {
                Size3 at = voxel;
                at[across] =
                    voxelAt(across, slice.isMirrored ? pixels[across] - 1 - column : column);
                at[up] = voxelAt(up, pixels[up] - 1 - row);
                const double grey =
                    255.0 * std::clamp(static_cast<double>(scan.at(at[0], at[1], at[2])), 0.0, 1.0);
                const double score = map.at(at[0], at[1], at[2]);
                std::array<double, 3> colour{grey, grey, grey};
                if (threshold > 0.0 && score >= threshold) {
                    colour = colourOf(
                        largest > threshold ? (score - threshold) / (largest - threshold) : 1.0);
                }
                std::uint8_t* pixel = picture.at(left + column, top + row);
                std::transform(colour.begin(), colour.end(), pixel,
                               [](double value) { return static_cast<std::uint8_t>(value); });
            }
        }
        left += pixels[across] + kGap;
    }
    return picture;
}

}  // namespace disyre
