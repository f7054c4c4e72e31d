// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/AnomalyShape.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/base/Statistics.h"
#include "core/synthesis/GaussianBlur.h"

namespace disyre {

namespace {

int scaled(double at128, int patch) {
    return std::max(1, static_cast<int>(std::lround(at128 * patch / 128.0)));
}

double drawTilt(Random& random) {
    constexpr double kLargest = 15.0 * std::numbers::pi / 180.0;
    return random.uniform(-kLargest, kLargest);
}

PatchMask drawBox(const ShapeSizes& sizes, Random& random) {
    const int height = random.integer(sizes.smallest, sizes.largest);
    const int width = random.integer(sizes.smallest, sizes.largest);
    const int row = random.integer(height / 2, sizes.box - height / 2);
    const int column = random.integer(width / 2, sizes.box - width / 2);
    const double angle = random.chance(0.5) ? drawTilt(random) : 0.0;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    const double middle = (sizes.box - 1) / 2.0;
    PatchMask mask(sizes.box, sizes.box);
    for (int r = 0; r < sizes.box; ++r) {
        for (int c = 0; c < sizes.box; ++c) {
            // The whole square is turned about its middle and the box is turned with it.
            const double u = middle + cosine * (r - middle) - sine * (c - middle);
            const double v = middle + sine * (r - middle) + cosine * (c - middle);
            const bool inside =
                u > row - height / 2 - 0.5 && u < row + (height - height / 2) - 0.5 &&
                v > column - width / 2 - 0.5 && v < column + (width - width / 2) - 0.5;
            mask.at(r, c) = inside ? 1 : 0;
        }
    }
    return mask;
}

PatchMask drawDisc(const ShapeSizes& sizes, Random& random) {
    const int diameter = random.integer(sizes.smallest, sizes.largest);
    const int radius = diameter / 2;
    const int low = radius + sizes.discMargin;
    const int high = std::max(low, sizes.box - radius - sizes.discMargin);
    const int row = random.integer(low, high);
    const int column = random.integer(low, high);
    PatchMask mask(sizes.box, sizes.box);
    for (int r = 0; r < sizes.box; ++r) {
        for (int c = 0; c < sizes.box; ++c) {
            const int squared = (r - row) * (r - row) + (c - column) * (c - column);
            mask.at(r, c) = squared <= radius * radius ? 1 : 0;
        }
    }
    return mask;
}

/// The ranges in which the two families of free forms differ. Both families take the same number of
/// random draws.
struct BlobRanges {
    double offCentre;
    double leastStretch, mostStretch;
    double leastSlope, mostSlope;
    double leastCoverage, mostCoverage;
    double coverageExponent;  // A value above 1 favours small blobs.
};

BlobRanges blobRanges(FreeForms freeForms) {
    if (freeForms == FreeForms::Authors) {
        return {0.05, 0.85, 1.18, 2.4, 5.0, 0.165, 0.99, 1.2};
    }
    return {0.2, 0.7, 1.4, 1.0, 3.0, 0.16, 0.98, 1.0};
}

/// Sums a few long waves on a hill that falls off from a centre; the level sets of such a field are
/// smooth blobs.
Patch blobField(int side, const BlobRanges& ranges, Random& random) {
    constexpr int kWaves = 8;
    struct Wave {
        double row, column, phase, height;
    };
    std::array<Wave, kWaves> waves{};
    for (Wave& wave : waves) {
        const double frequency = random.uniform(0.5, 3.0);
        const double direction = random.uniform(0.0, 2.0 * std::numbers::pi);
        wave = {frequency * std::cos(direction), frequency * std::sin(direction),
                random.uniform(0.0, 2.0 * std::numbers::pi), random.normal() / (0.5 + frequency)};
    }
    const double centreRow = random.uniform(-ranges.offCentre, ranges.offCentre);
    const double centreColumn = random.uniform(-ranges.offCentre, ranges.offCentre);
    const double stretch = random.uniform(ranges.leastStretch, ranges.mostStretch);
    const double slope = random.uniform(ranges.leastSlope, ranges.mostSlope);
    Patch field(side, side);
    for (int r = 0; r < side; ++r) {
        for (int c = 0; c < side; ++c) {
            const double y = 2.0 * (r + 0.5) / side - 1.0;
            const double x = 2.0 * (c + 0.5) / side - 1.0;
            double value = -slope * (std::pow((y - centreRow) * stretch, 2.0) +
                                     std::pow((x - centreColumn) / stretch, 2.0));
            for (const Wave& wave : waves) {
                value += wave.height *
                         std::cos(std::numbers::pi * (wave.row * y + wave.column * x) + wave.phase);
            }
            field.at(r, c) = static_cast<float>(value);
        }
    }
    return field;
}

/// Keeps only the piece of the mask that is connected to the start pixel over shared pixel sides.
void keepPieceAround(PatchMask& mask, int startRow, int startColumn) {
    PatchMask piece(mask.height, mask.width);
    std::vector<std::pair<int, int>> front{{startRow, startColumn}};
    piece.at(startRow, startColumn) = 1;
    while (!front.empty()) {
        const auto [row, column] = front.back();
        front.pop_back();
        for (const auto& [dr, dc] :
             {std::pair(-1, 0), std::pair(1, 0), std::pair(0, -1), std::pair(0, 1)}) {
            const int r = row + dr;
            const int c = column + dc;
            if (mask.contains(r, c) && mask.at(r, c) != 0 && piece.at(r, c) == 0) {
                piece.at(r, c) = 1;
                front.emplace_back(r, c);
            }
        }
    }
    mask = std::move(piece);
}

PatchMask drawFreeForm(const ShapeSizes& sizes, const BlobRanges& ranges, Random& random) {
    const Patch field = blobField(sizes.box, ranges, random);
    const double coverage =
        ranges.leastCoverage + (ranges.mostCoverage - ranges.leastCoverage) *
                                   std::pow(random.uniform(), ranges.coverageExponent);
    std::vector<float> values = field.pixels;
    const double lowest = quantile(values, 1.0 - coverage, QuantileRule::Lower);
    PatchMask mask(sizes.box, sizes.box);
    for (std::size_t i = 0; i < field.pixels.size(); ++i) {
        mask.pixels[i] = field.pixels[i] >= lowest ? 1 : 0;
    }
    const auto highest =
        std::max_element(field.pixels.begin(), field.pixels.end()) - field.pixels.begin();
    keepPieceAround(mask, static_cast<int>(highest) / sizes.box,
                    static_cast<int>(highest) % sizes.box);
    return mask;
}

}  // namespace

ShapeSizes::ShapeSizes(int patch)
    : box(patch / 2),
      smallest(scaled(10, patch)),
      largest(scaled(44, patch)),
      discMargin(scaled(10, patch)),
      blurSigma(4.0 * patch / 128.0),
      pixel(patch / 128.0) {}

PatchMask drawShape(ShapeKind kind, const ShapeSizes& sizes, Random& random, FreeForms freeForms) {
    switch (kind) {
        case ShapeKind::Box:
            return drawBox(sizes, random);
        case ShapeKind::Disc:
            return drawDisc(sizes, random);
        case ShapeKind::FreeForm:
            return drawFreeForm(sizes, blobRanges(freeForms), random);
    }
    return {};
}

Patch drawSoftShape(const ShapeSizes& sizes, Random& random, const EdgeSoftening& softening,
                    FreeForms freeForms) {
    const auto kind = static_cast<ShapeKind>(random.integer(0, 2));
    const PatchMask shape = drawShape(kind, sizes, random, freeForms);
    Patch soft(shape.height, shape.width);
    std::copy(shape.pixels.begin(), shape.pixels.end(), soft.pixels.begin());
    if (random.chance(softening.probability)) {
        const double sigma = softening.authorsSteps ? sizes.pixel * random.integer(0, 4)
                                                    : random.uniform(0.0, sizes.blurSigma);
        soft = gaussianBlur(soft, sigma);
    }
    return soft;
}

}  // namespace disyre
