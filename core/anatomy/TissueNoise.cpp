// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/anatomy/TissueNoise.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Random.h"

namespace disyre {

namespace {

constexpr std::uint32_t kNoisePurpose = 20;
constexpr double kMostCorrelation = 0.6;

std::array<std::size_t, 3> stepsOf(const Size3& size) {
    return {1, static_cast<std::size_t>(size[0]),
            static_cast<std::size_t>(size[0]) * static_cast<std::size_t>(size[1])};
}

/// Returns the variance of the differences between voxels that lie `apart` voxels from each other
/// along `axis`, both inside the mask; negative if there are too few.
double differenceVariance(const Grid<float>& scan, const Mask& where, std::size_t axis, int apart) {
    std::vector<float> sizes;
    const std::size_t step = stepsOf(scan.size)[axis] * static_cast<std::size_t>(apart);
    for (int z = 0; z < scan.size[2]; ++z) {
        for (int y = 0; y < scan.size[1]; ++y) {
            for (int x = 0; x < scan.size[0]; ++x) {
                std::array<int, 3> other{x, y, z};
                other[axis] += apart;
                const std::size_t i = scan.index(x, y, z);
                if (other[axis] < scan.size[axis] && where.voxels[i] != 0 &&
                    where.voxels[i + step] != 0) {
                    sizes.push_back(std::abs(scan.voxels[i + step] - scan.voxels[i]));
                }
            }
        }
    }
    constexpr std::size_t kEnough = 30;
    if (sizes.size() < kEnough) {
        return -1.0;
    }
    // The mean is used instead of the median, because in scans stored with few grey levels the
    // differences take only few sizes.
    double sum = 0.0;
    for (const float size : sizes) {
        sum += size;
    }
    // This is the standard deviation over the mean absolute value of a normal distribution,
    // sqrt(pi / 2).
    constexpr double kDeviationOfMean = 1.2533;
    return std::pow(kDeviationOfMean * sum / static_cast<double>(sizes.size()), 2.0);
}

/// Averages each voxel with its two neighbours along the axis, so that next neighbours get this
/// correlation and the variance stays 1.
void correlate(Grid<float>& noise, std::size_t axis, double correlation) {
    if (correlation < 0.01) {
        return;
    }
    // The weights (a, 1, a) give next neighbours the correlation 2a / (1 + 2a^2).
    const double a = (1.0 - std::sqrt(1.0 - 2.0 * correlation * correlation)) / (2.0 * correlation);
    const double scale = 1.0 / std::sqrt(1.0 + 2.0 * a * a);
    const Grid<float> source = noise;
    const std::size_t step = stepsOf(noise.size)[axis];
    const auto length = static_cast<std::size_t>(noise.size[axis]);
    for (std::size_t i = 0; i < noise.voxels.size(); ++i) {
        // The neighbours wrap around at the ends of the grid, so that the variance is the same
        // there.
        const std::size_t at = (i / step) % length;
        const std::size_t before = at == 0 ? i + (length - 1) * step : i - step;
        const std::size_t after = at + 1 == length ? i - (length - 1) * step : i + step;
        noise.voxels[i] = static_cast<float>(
            scale * (source.voxels[i] + a * (source.voxels[before] + source.voxels[after])));
    }
}

}  // namespace

TissueNoise measureNoise(const Grid<float>& scan, const Mask& where) {
    TissueNoise noise;
    double variance = 0.0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double near = differenceVariance(scan, where, axis, 1);
        const double far = differenceVariance(scan, where, axis, 2);
        if (near < 0.0 || far < 0.0) {
            throw SettingsError(MessageId::LabelsNoEvenTissue);
        }
        variance += far / 2.0 / 3.0;
        noise.correlation[axis] =
            far > 0.0 ? std::clamp(1.0 - near / far, 0.0, kMostCorrelation) : 0.0;
    }
    noise.deviation = std::sqrt(variance);
    return noise;
}

Grid<float> drawNoise(const Size3& size, const TissueNoise& noise, std::uint64_t seed,
                      std::uint64_t sample, std::uint32_t layer) {
    Random random(seed, sample, kNoisePurpose + 100 * layer);
    Grid<float> drawn(size);
    for (float& value : drawn.voxels) {
        value = static_cast<float>(random.normal());
    }
    for (std::size_t axis = 0; axis < 3; ++axis) {
        correlate(drawn, axis, noise.correlation[axis]);
    }
    for (float& value : drawn.voxels) {
        value *= static_cast<float>(noise.deviation);
    }
    return drawn;
}

double varianceLeft(const std::array<double, 4>& weights, double correlation) {
    double left = 0.0;
    for (std::size_t i = 0; i < 4; ++i) {
        left += weights[i] * weights[i];
        left += i + 1 < 4 ? 2.0 * correlation * weights[i] * weights[i + 1] : 0.0;
    }
    return left;
}

}  // namespace disyre
