// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/ScannerVariation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace disyre {

namespace {

/// One row or column of a patch: its first pixel, the distance between pixels, and their number.
struct Line {
    std::size_t first;
    std::size_t step;
    int length;
};

/// Averages the brain's pixels of a line over coarse pixels of `factor` pixels, the first of which
/// begins `offset` pixels before the line, and interpolates linearly between their middles.
void sampleLine(MaskedPatch& patch, const Line& line, double factor, double offset) {
    const auto coarse = static_cast<std::size_t>(std::ceil((line.length + offset) / factor)) + 1;
    std::vector<double> sum(coarse, 0.0);
    std::vector<double> weight(coarse, 0.0);
    const auto pixel = [&line](int i) {
        return line.first + static_cast<std::size_t>(i) * line.step;
    };
    for (int i = 0; i < line.length; ++i) {
        if (patch.brain.pixels[pixel(i)] != 0) {
            const auto at = static_cast<std::size_t>((i + 0.5 + offset) / factor);
            sum[at] += patch.image.pixels[pixel(i)];
            weight[at] += 1.0;
        }
    }
    for (int i = 0; i < line.length; ++i) {
        if (patch.brain.pixels[pixel(i)] == 0) {
            continue;
        }
        const double position = (i + 0.5 + offset) / factor - 0.5;
        const double below = std::floor(position);
        double value = 0.0;
        double total = 0.0;
        for (const auto& [index, share] : {std::pair(below, 1.0 - (position - below)),
                                           std::pair(below + 1.0, position - below)}) {
            const auto at = static_cast<std::size_t>(std::max(0.0, index));
            if (at < coarse && weight[at] > 0.0) {
                value += share * sum[at] / weight[at];
                total += share;
            }
        }
        if (total > 0.0) {
            patch.image.pixels[pixel(i)] = static_cast<float>(value / total);
        }
    }
}

}  // namespace

void addShading(Patch& image, Random& random) {
    // The logarithm of the field at its extremes.
    const double strength = random.uniform(0.05, 0.45);
    std::array<double, 5> factors{};
    double total = 0.0;
    for (double& factor : factors) {
        factor = random.uniform(-1.0, 1.0);
        total += std::abs(factor);
    }
    for (double& factor : factors) {
        factor *= strength / std::max(total, 1e-6);
    }
    for (int row = 0; row < image.height; ++row) {
        const double y = 2.0 * (row + 0.5) / image.height - 1.0;
        for (int column = 0; column < image.width; ++column) {
            const double x = 2.0 * (column + 0.5) / image.width - 1.0;
            const double logarithm = factors[0] * x + factors[1] * y + factors[2] * x * y +
                                     factors[3] * (x * x - 0.5) * 2.0 +
                                     factors[4] * (y * y - 0.5) * 2.0;
            image.at(row, column) *= static_cast<float>(std::exp(logarithm));
        }
    }
}

void changeContrast(Patch& image, double brightTissue, Random& random) {
    // The curve is linear between knots at equal distances; how steep each piece is relative to the
    // others is drawn. Beyond bright tissue it goes on as steep as in the last piece.
    constexpr int kPieces = 6;
    const double spread = random.uniform(0.0, 0.6);
    std::array<double, kPieces + 1> height{};
    for (int i = 0; i < kPieces; ++i) {
        height[static_cast<std::size_t>(i) + 1] =
            height[static_cast<std::size_t>(i)] + std::exp(spread * random.normal());
    }
    for (float& value : image.pixels) {
        const double at = std::max(0.0, static_cast<double>(value)) / brightTissue * kPieces;
        const auto piece = static_cast<std::size_t>(std::min(at, kPieces - 1.0));
        const double curve =
            height[piece] + (at - static_cast<double>(piece)) * (height[piece + 1] - height[piece]);
        value = static_cast<float>(curve / height[kPieces] * brightTissue);
    }
}

void addRicianNoise(Patch& image, Random& random, Random& noise) {
    const double deviation = random.uniform(0.0, 0.05);
    for (float& value : image.pixels) {
        const double real = value + deviation * noise.normal();
        const double imaginary = deviation * noise.normal();
        value = static_cast<float>(std::hypot(real, imaginary));
    }
}

void sampleCoarsely(MaskedPatch& patch, Random& random) {
    const double factor = random.uniform(1.2, 3.0);
    const double offset = random.uniform(0.0, factor);
    const auto width = static_cast<std::size_t>(patch.image.width);
    if (random.chance(0.5)) {
        for (int row = 0; row < patch.image.height; ++row) {
            sampleLine(patch, {static_cast<std::size_t>(row) * width, 1, patch.image.width}, factor,
                       offset);
        }
    } else {
        for (std::size_t column = 0; column < width; ++column) {
            sampleLine(patch, {column, width, patch.image.height}, factor, offset);
        }
    }
}

void varyScanner(MaskedPatch& patch, const ScannerVariation& variation, double brightTissue,
                 Random& random, Random* ownNoise) {
    if (random.chance(variation.contrast)) {
        changeContrast(patch.image, brightTissue, random);
    }
    if (random.chance(variation.coarse)) {
        sampleCoarsely(patch, random);
    }
    if (random.chance(variation.shading)) {
        addShading(patch.image, random);
    }
    if (random.chance(variation.rician)) {
        // The noise of a neighbouring slice comes from elsewhere, so the later draws from `random`
        // must not depend on it.
        Random noise(random.bits(), random.bits());
        addRicianNoise(patch.image, random, ownNoise != nullptr ? *ownNoise : noise);
    }
}

}  // namespace disyre
