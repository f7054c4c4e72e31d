// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/CasePicture.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/Statistics.h"

namespace disyre {

namespace {

constexpr double kPixelsPerMillimetre = 1.5;
constexpr int kMargin = 2;   // Margin around the brain in voxels.
constexpr int kBetween = 6;  // Gap between the two pictures in pixels.
constexpr std::array<double, 3> kOutline{0, 200, 255};

int largestLesionSlice(const Mask& lesion) {
    int largest = 0;
    std::ptrdiff_t most = -1;
    for (int z = 0; z < lesion.size[2]; ++z) {
        const auto first =
            lesion.voxels.begin() + static_cast<std::ptrdiff_t>(lesion.index(0, 0, z));
        const auto voxels = std::count(
            first, first + static_cast<std::ptrdiff_t>(lesion.sliceSize()), std::uint8_t{1});
        if (voxels > most) {
            most = voxels;
            largest = z;
        }
    }
    return largest;
}

/// Tells whether the voxel lies in the lesion and has a neighbour in the slice that does not.
bool isOutline(const Mask& lesion, int x, int y, int z) {
    const auto inside = [&](int u, int v) {
        return lesion.contains(u, v, z) && lesion.at(u, v, z) != 0;
    };
    return inside(x, y) &&
           !(inside(x - 1, y) && inside(x + 1, y) && inside(x, y - 1) && inside(x, y + 1));
}

/// Returns a colour for a share of 0 to 1: dark red, then orange, then pale yellow.
std::array<double, 3> heat(double share) {
    return {255.0 * std::min(1.0, 0.35 + 1.3 * share), 235.0 * std::pow(share, 1.2),
            150.0 * std::pow(share, 4.0)};
}

}  // namespace

RgbPicture casePicture(const Volume& scan, const CountedVoxels& voxels,
                       std::span<const float> scores) {
    const Mask lesion = lesionOf(voxels);
    const Grid<float> map = gridOf(voxels, scores);
    const int z = largestLesionSlice(lesion);
    Mask brain(voxels.size);
    std::vector<float> greys;
    for (const std::uint32_t index : voxels.indices) {
        brain.voxels[index] = 1;
        greys.push_back(scan.voxels[index]);
    }
    const auto white = static_cast<float>(quantile(greys, 0.995, QuantileRule::Rank));
    int left = scan.size[0], right = -1, back = scan.size[1], front = -1;
    double largest = 0.0;
    for (int y = 0; y < scan.size[1]; ++y) {
        for (int x = 0; x < scan.size[0]; ++x) {
            if (brain.at(x, y, z) != 0) {
                left = std::min(left, x);
                right = std::max(right, x);
                back = std::min(back, y);
                front = std::max(front, y);
                largest = std::max(largest, static_cast<double>(map.at(x, y, z)));
            }
        }
    }
    const auto spacing = scan.spacing();
    const auto pixels = [&](int first, int last, double millimetres) {
        return std::max(1, static_cast<int>(std::lround((last - first + 1 + 2 * kMargin) *
                                                        millimetres * kPixelsPerMillimetre)));
    };
    const int width = pixels(left, right, spacing[0]);
    const int height = pixels(back, front, spacing[1]);
    RgbPicture picture(2 * width + kBetween, height);
    for (int row = 0; row < height; ++row) {
        const int y =
            front + kMargin - static_cast<int>((row + 0.5) / (spacing[1] * kPixelsPerMillimetre));
        for (int column = 0; column < width; ++column) {
            const int x = right + kMargin -
                          static_cast<int>((column + 0.5) / (spacing[0] * kPixelsPerMillimetre));
            if (!brain.contains(x, y, z) || brain.at(x, y, z) == 0) {
                continue;
            }
            const double grey =
                255.0 * std::clamp(static_cast<double>(scan.at(x, y, z) / std::max(1e-6f, white)),
                                   0.0, 1.0);
            const double share =
                largest > 0.0 ? static_cast<double>(map.at(x, y, z)) / largest : 0.0;
            std::array<double, 3> plain{grey, grey, grey};
            std::array<double, 3> mapped = plain;
            const std::array<double, 3> hot = heat(share);
            for (std::size_t c = 0; c < 3; ++c) {
                const double opacity = std::min(1.0, 1.5 * share);
                mapped[c] = (1.0 - opacity) * grey + opacity * hot[c];
            }
            if (isOutline(lesion, x, y, z)) {
                plain = mapped = kOutline;
            }
            for (std::size_t c = 0; c < 3; ++c) {
                picture.at(column, row)[c] = static_cast<std::uint8_t>(plain[c]);
                picture.at(width + kBetween + column, row)[c] =
                    static_cast<std::uint8_t>(mapped[c]);
            }
        }
    }
    return picture;
}

}  // namespace disyre
