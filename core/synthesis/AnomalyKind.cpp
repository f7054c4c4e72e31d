// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/AnomalyKind.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/synthesis/CubicSampling.h"
#include "core/synthesis/GaussianBlur.h"

namespace disyre {

namespace {

struct Point {
    int row, column;
};

/// Draws a brain pixel, half of the time one in fluid; the patch's middle if there is no brain.
Point drawMiddle(const MaskedPatch& patch, double fluidBelow, Random& random) {
    const bool inFluid = random.chance(0.5);
    std::vector<Point> brain;
    std::vector<Point> fluid;
    for (int row = 0; row < patch.brain.height; ++row) {
        for (int column = 0; column < patch.brain.width; ++column) {
            if (patch.brain.at(row, column) != 0) {
                brain.push_back({row, column});
                if (patch.image.at(row, column) < fluidBelow) {
                    fluid.push_back({row, column});
                }
            }
        }
    }
    const std::vector<Point>& choices = inFluid && !fluid.empty() ? fluid : brain;
    if (choices.empty()) {
        return {patch.brain.height / 2, patch.brain.width / 2};
    }
    return choices[static_cast<std::size_t>(
        random.integer(0, static_cast<int>(choices.size()) - 1))];
}

}  // namespace

AnomalyKind drawKind(const AnomalyKinds& kinds, Random& random) {
    const double at = random.uniform();
    if (at < kinds.brightness) {
        return AnomalyKind::Brightness;
    }
    if (at < kinds.brightness + kinds.deformation) {
        return AnomalyKind::Deformation;
    }
    return at < kinds.brightness + kinds.deformation + kinds.blur ? AnomalyKind::Blur
                                                                  : AnomalyKind::Foreign;
}

Patch drawSpots(const ShapeSizes& sizes, Random& random) {
    Patch spots(sizes.box, sizes.box);
    const int count = random.integer(1, 6);
    for (int spot = 0; spot < count; ++spot) {
        const double radius = random.uniform(1.0, 5.0) * sizes.pixel;
        const double row = random.uniform(radius, sizes.box - radius);
        const double column = random.uniform(radius, sizes.box - radius);
        for (int r = 0; r < sizes.box; ++r) {
            for (int c = 0; c < sizes.box; ++c) {
                // The edge falls off over one pixel.
                const double inside = radius - std::hypot(r + 0.5 - row, c + 0.5 - column) + 0.5;
                spots.at(r, c) =
                    std::max(spots.at(r, c), static_cast<float>(std::clamp(inside, 0.0, 1.0)));
            }
        }
    }
    return spots;
}

Patch changedBrightness(const Patch& image, Random& random) {
    const double change = random.uniform(0.05, 0.5) * (random.chance(0.5) ? 1.0 : -1.0);
    Patch changed = image;
    for (float& value : changed.pixels) {
        value = std::clamp(value + static_cast<float>(change), 0.0f, 1.0f);
    }
    return changed;
}

Patch blurredTissue(const Patch& image, const ShapeSizes& sizes, Random& random) {
    return gaussianBlur(image, random.uniform(1.5, 5.0) * sizes.pixel);
}

DeformedPatch deformed(const MaskedPatch& patch, const ShapeSizes& sizes, double alpha,
                       double brightTissue, Random& random) {
    const Point middle = drawMiddle(patch, brightTissue / 3.0, random);
    const double radius = random.uniform(0.25, 1.0) * sizes.box / 2.0;
    const double gain = 1.0 + alpha * random.uniform(0.3, 1.5);
    const double exponent = random.chance(0.5) ? gain : 1.0 / gain;
    DeformedPatch result{patch.image, Patch(patch.image.height, patch.image.width)};
    for (int row = 0; row < patch.image.height; ++row) {
        for (int column = 0; column < patch.image.width; ++column) {
            const double y = row - middle.row;
            const double x = column - middle.column;
            const double distance = std::hypot(y, x);
            if (patch.brain.at(row, column) == 0 || distance >= radius) {
                continue;
            }
            result.mask.at(row, column) = 1.0f;
            if (distance <= 0.0) {
                continue;
            }
            const double scale = radius * std::pow(distance / radius, exponent) / distance;
            const double fromRow = middle.row + scale * y;
            const double fromColumn = middle.column + scale * x;
            const auto nearestRow = static_cast<int>(std::lround(fromRow));
            const auto nearestColumn = static_cast<int>(std::lround(fromColumn));
            if (patch.brain.contains(nearestRow, nearestColumn) &&
                patch.brain.at(nearestRow, nearestColumn) != 0) {
                result.image.at(row, column) =
                    std::clamp(sampleCubic(patch.image, fromRow, fromColumn), 0.0f, 1.0f);
            }
        }
    }
    return result;
}

}  // namespace disyre
