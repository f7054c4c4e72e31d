// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/MapSmoothing.h"

#include <algorithm>
#include <cmath>

#include "core/base/GaussianKernel.h"

namespace disyre {

namespace {

constexpr double kCutWithin = 4.0;
/// The kernel across slices ends at this many standard deviations. Slices farther away would count
/// for little, and a slice that is healed alone would have to wait for them.
constexpr double kCutAcross = 2.0;

/// Filters `lines` lines of `length` values each. The values of a line lie `along` apart, and the
/// lines begin `across` apart; there is nothing beyond their ends.
void filterLines(std::vector<double>& values, int lines, int length, int across, int along,
                 const std::vector<double>& weights) {
    const int reach = static_cast<int>(weights.size()) - 1;
    std::vector<double> line(static_cast<std::size_t>(length));
    for (int number = 0; number < lines; ++number) {
        const auto at = [&](int i) {
            return static_cast<std::size_t>(number * across + i * along);
        };
        for (int i = 0; i < length; ++i) {
            line[static_cast<std::size_t>(i)] = values[at(i)];
        }
        for (int i = 0; i < length; ++i) {
            double sum = 0.0;
            for (int j = std::max(0, i - reach); j <= std::min(length - 1, i + reach); ++j) {
                sum += weights[static_cast<std::size_t>(std::abs(i - j))] *
                       line[static_cast<std::size_t>(j)];
            }
            values[at(i)] = sum;
        }
    }
}

}  // namespace

double mapSmoothingPixels(const HealingSettings& settings, const ModelCard& card) {
    return resolvedFor(settings, card).smoothing / std::sqrt(card.spacing[0] * card.spacing[1]);
}

std::vector<double> smoothingAcross(const HealingSettings& settings, const ModelCard& card,
                                    const Volume& image) {
    const double own = image.spacing()[2];
    const double apart = keepsThickSlices(card, own) ? own : card.spacing[2];
    return halfGaussian(resolvedFor(settings, card).smoothingAcross / apart, kCutAcross);
}

std::vector<float> smoothedWithin(std::span<const float> image,
                                  std::span<const std::uint8_t> inside, int width, int height,
                                  double sigma) {
    std::vector<double> values(image.size(), 0.0);
    std::vector<double> share(image.size(), 0.0);
    for (std::size_t i = 0; i < image.size(); ++i) {
        if (inside[i] != 0) {
            values[i] = static_cast<double>(image[i]);
            share[i] = 1.0;
        }
    }
    if (sigma > 0.0) {
        const std::vector<double> weights = halfGaussian(sigma, kCutWithin);
        for (std::vector<double>* each : {&values, &share}) {
            filterLines(*each, height, width, width, 1, weights);
            filterLines(*each, width, height, 1, width, weights);
        }
    }
    std::vector<float> smoothed(image.size(), 0.0f);
    for (std::size_t i = 0; i < image.size(); ++i) {
        if (inside[i] != 0) {
            smoothed[i] = static_cast<float>(values[i] / share[i]);
        }
    }
    return smoothed;
}

void smoothMapWithin(Volume& map, const Mask& brain, double sigma) {
    const std::size_t pixels = map.sliceSize();
    for (int z = 0; z < map.size[2]; ++z) {
        const std::size_t first = map.index(0, 0, z);
        const auto smoothed =
            smoothedWithin({map.voxels.data() + first, pixels},
                           {brain.voxels.data() + first, pixels}, map.size[0], map.size[1], sigma);
        std::copy(smoothed.begin(), smoothed.end(),
                  map.voxels.begin() + static_cast<std::ptrdiff_t>(first));
    }
}

std::vector<float> smoothedAcross(const Grid<float>& map, const Mask& inside,
                                  std::span<const std::uint8_t> finishedSlices, int z,
                                  std::span<const double> kernel) {
    const std::size_t pixels = map.sliceSize();
    std::vector<double> sum(pixels, 0.0);
    std::vector<double> share(pixels, 0.0);
    const int reach = static_cast<int>(kernel.size()) - 1;
    for (int other = std::max(0, z - reach); other <= std::min(map.size[2] - 1, z + reach);
         ++other) {
        if (finishedSlices[static_cast<std::size_t>(other)] == 0) {
            continue;
        }
        const double weight = kernel[static_cast<std::size_t>(std::abs(other - z))];
        const std::size_t first = map.index(0, 0, other);
        for (std::size_t i = 0; i < pixels; ++i) {
            const double counts = inside.voxels[first + i] != 0 ? weight : 0.0;
            sum[i] += counts * static_cast<double>(map.voxels[first + i]);
            share[i] += counts;
        }
    }
    std::vector<float> smoothed(pixels, 0.0f);
    const std::size_t first = map.index(0, 0, z);
    for (std::size_t i = 0; i < pixels; ++i) {
        if (inside.voxels[first + i] != 0 && share[i] > 0.0) {
            smoothed[i] = static_cast<float>(sum[i] / share[i]);
        }
    }
    return smoothed;
}

void smoothMapAcross(Volume& map, const Mask& inside, std::span<const std::uint8_t> finishedSlices,
                     std::span<const double> kernel) {
    const Grid<float> unsmoothed = map;
    std::fill(map.voxels.begin(), map.voxels.end(), 0.0f);
    for (int z = 0; z < map.size[2]; ++z) {
        if (finishedSlices[static_cast<std::size_t>(z)] != 0) {
            const auto slice = smoothedAcross(unsmoothed, inside, finishedSlices, z, kernel);
            std::copy(slice.begin(), slice.end(),
                      map.voxels.begin() + static_cast<std::ptrdiff_t>(map.index(0, 0, z)));
        }
    }
}

std::vector<int> neighboursWithin(int reach, const std::vector<int>& slices, const Mask& inside) {
    std::vector<std::uint8_t> isNeighbour(static_cast<std::size_t>(inside.size[2]), 0);
    for (const int slice : slices) {
        for (int z = std::max(0, slice - reach); z <= std::min(inside.size[2] - 1, slice + reach);
             ++z) {
            isNeighbour[static_cast<std::size_t>(z)] = 1;
        }
    }
    for (const int slice : slices) {
        isNeighbour[static_cast<std::size_t>(slice)] = 0;
    }
    std::vector<int> neighbours;
    for (int z = 0; z < inside.size[2]; ++z) {
        const auto first =
            inside.voxels.begin() + static_cast<std::ptrdiff_t>(inside.index(0, 0, z));
        if (isNeighbour[static_cast<std::size_t>(z)] != 0 &&
            std::any_of(first, first + static_cast<std::ptrdiff_t>(inside.sliceSize()),
                        [](std::uint8_t voxel) { return voxel != 0; })) {
            neighbours.push_back(z);
        }
    }
    return neighbours;
}

}  // namespace disyre
