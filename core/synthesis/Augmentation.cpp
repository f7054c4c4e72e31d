// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/Augmentation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/synthesis/CubicSampling.h"
#include "core/synthesis/GaussianBlur.h"

namespace disyre {

namespace {

struct PixelBox {
    // The row `bottom` and the column `right` are one past the last pixel.
    int top, left, bottom, right;
};

PixelBox boxOf(const PatchMask& mask) {
    PixelBox box{mask.height, mask.width, 0, 0};
    for (int row = 0; row < mask.height; ++row) {
        for (int column = 0; column < mask.width; ++column) {
            if (mask.at(row, column) != 0) {
                box.top = std::min(box.top, row);
                box.left = std::min(box.left, column);
                box.bottom = std::max(box.bottom, row + 1);
                box.right = std::max(box.right, column + 1);
            }
        }
    }
    return box;
}

/// Draws where a crop of `side` pixels starts in the range [first, end). The crop lies anywhere
/// inside the range, or is centred on it when the range is shorter than the crop.
double cropStart(int first, int end, int side, Random& random) {
    const int spare = end - first - side;
    return spare > 0 ? first + random.integer(0, spare) : first + std::floor(spare / 2.0);
}

double drawZoom(Random& random) {
    return random.chance(0.5) ? random.uniform(0.75, 1.0) : random.uniform(1.0, 1.25);
}

/// Draws a smooth displacement field in pixels (rows, then columns) whose largest component has the
/// size of the drawn magnitude.
std::array<Patch, 2> elasticField(int side, Random& random) {
    const double sigma = random.uniform(0.0, 0.25) * side;
    const double magnitude = random.uniform(sigma / 8.0, sigma / 2.0);
    std::array<Patch, 2> field{Patch(side, side), Patch(side, side)};
    float largest = 0.0f;
    for (Patch& component : field) {
        for (float& value : component.pixels) {
            value = static_cast<float>(random.uniform(-1.0, 1.0));
        }
        component = gaussianBlur(component, sigma);
        for (const float value : component.pixels) {
            largest = std::max(largest, std::abs(value));
        }
    }
    for (Patch& component : field) {
        for (float& value : component.pixels) {
            value *= largest > 0.0f ? static_cast<float>(magnitude) / largest : 0.0f;
        }
    }
    return field;
}

MaskedPatch spatial(const MaskedPatch& slice, int side, Mirroring mirroring, Random& random) {
    const PixelBox box = boxOf(slice.brain);
    const double top = cropStart(box.top, box.bottom, side, random);
    const double left = cropStart(box.left, box.right, side, random);
    constexpr double kProbability = 0.1;
    const bool deforms = random.chance(kProbability);
    const auto field = deforms ? elasticField(side, random) : std::array<Patch, 2>{};
    constexpr double kLargestAngle = 15.0 * std::numbers::pi / 180.0;
    const double angle =
        random.chance(kProbability) ? random.uniform(-kLargestAngle, kLargestAngle) : 0.0;
    const double zoom = random.chance(kProbability) ? drawZoom(random) : 1.0;
    const bool mirrorRows = random.chance(0.5) && mirroring == Mirroring::BothAxes;
    const bool mirrorColumns = random.chance(0.5);

    const bool resamples = deforms || angle != 0.0 || zoom != 1.0;
    const double middle = (side - 1) / 2.0;
    MaskedPatch patch{Patch(side, side), PatchMask(side, side)};
    for (int r = 0; r < side; ++r) {
        for (int c = 0; c < side; ++c) {
            double y = (mirrorRows ? side - 1 - r : r) - middle;
            double x = (mirrorColumns ? side - 1 - c : c) - middle;
            if (deforms) {
                y += field[0].at(r, c);
                x += field[1].at(r, c);
            }
            const double row = top + middle + zoom * (std::cos(angle) * y - std::sin(angle) * x);
            const double column =
                left + middle + zoom * (std::sin(angle) * y + std::cos(angle) * x);
            const int nearestRow = static_cast<int>(std::lround(row));
            const int nearestColumn = static_cast<int>(std::lround(column));
            if (!slice.brain.contains(nearestRow, nearestColumn) ||
                slice.brain.at(nearestRow, nearestColumn) == 0) {
                continue;
            }
            patch.brain.at(r, c) = 1;
            patch.image.at(r, c) = resamples ? sampleCubic(slice.image, row, column)
                                             : slice.image.at(nearestRow, nearestColumn);
        }
    }
    return patch;
}

double drawGamma(Random& random) {
    return random.chance(0.5) ? random.uniform(0.5, 1.0) : random.uniform(1.0, 2.0);
}

void applyGamma(Patch& image, double gamma, bool inverted) {
    for (float& value : image.pixels) {
        const float base = std::clamp(inverted ? 1.0f - value : value, 0.0f, 1.0f);
        const auto raised = static_cast<float>(std::pow(base, gamma));
        value = inverted ? 1.0f - raised : raised;
    }
}

void changeIntensities(Patch& image, int side, Random& random, Random* ownNoise) {
    constexpr double kProbability = 0.15;
    if (random.chance(kProbability)) {
        const auto factor = static_cast<float>(random.uniform(0.9, 1.1));
        for (float& value : image.pixels) {
            value *= factor;
        }
    }
    for (const bool inverted : {false, true}) {
        if (random.chance(kProbability)) {
            applyGamma(image, drawGamma(random), inverted);
        }
    }
    if (random.chance(kProbability)) {
        const double deviation = random.uniform(0.0, 0.05);
        for (float& value : image.pixels) {
            // A value is drawn from `random` even when it is not used, so that the later draws stay
            // the same.
            const double noise = random.normal();
            value +=
                static_cast<float>(deviation * (ownNoise != nullptr ? ownNoise->normal() : noise));
        }
    }
    if (random.chance(kProbability) && random.chance(0.5)) {
        image = gaussianBlur(image, random.uniform(0.5, 1.5) * side / 128.0);
    }
}

}  // namespace

MaskedPatch augmentedPatch(const MaskedPatch& slice, int side,
                           const PatchAugmentation& augmentation, Random& random,
                           Random* ownNoise) {
    MaskedPatch patch = spatial(slice, side, augmentation.mirroring, random);
    if (!augmentation.scanner.isNone()) {
        varyScanner(patch, augmentation.scanner, augmentation.brightTissue, random, ownNoise);
    }
    changeIntensities(patch.image, side, random, ownNoise);
    for (std::size_t i = 0; i < patch.image.pixels.size(); ++i) {
        patch.image.pixels[i] =
            patch.brain.pixels[i] != 0 ? std::clamp(patch.image.pixels[i], 0.0f, 1.0f) : 0.0f;
    }
    return patch;
}

}  // namespace disyre
