// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/teaching/Corruptions.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "core/base/Random.h"
#include "core/synthesis/Corruption.h"
#include "core/synthesis/GaussianBlur.h"
#include "core/synthesis/NoiseFields.h"

namespace disyre {

namespace {

/// Each purpose draws from a random stream of its own.
constexpr std::uint32_t kPlacePurpose = 31;
constexpr std::uint32_t kBiasPurpose = 32;
constexpr std::uint32_t kNoisePurpose = 33;

/// Cuts the upper left part out of a square field.
Patch cutTo(const Patch& field, int height, int width) {
    Patch part(height, width);
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column) {
            part.at(row, column) = field.at(row, column);
        }
    }
    return part;
}

Patch drawnBias(const MaskedPatch& slice, const Patch& mask, BiasCodebook codebook,
                std::uint64_t seed) {
    Random random(seed, 0, kBiasPurpose);
    const auto strength = static_cast<float>(random.uniform());
    const float sign = random.chance(0.5) ? 1.0f : -1.0f;
    Patch bias = drawBiasClasses(slice.image, mask, codebook, random);
    for (std::size_t i = 0; i < bias.pixels.size(); ++i) {
        bias.pixels[i] *= sign * strength * mask.pixels[i];
    }
    return bias;
}

}  // namespace

MaskedPatch axialSliceOf(const Volume& image, const Mask& mask, int z) {
    MaskedPatch slice{Patch(image.size[1], image.size[0]), PatchMask(image.size[1], image.size[0])};
    const auto first = static_cast<std::ptrdiff_t>(image.index(0, 0, z));
    const auto count = static_cast<std::ptrdiff_t>(image.sliceSize());
    std::copy_n(image.voxels.begin() + first, count, slice.image.pixels.begin());
    std::copy_n(mask.voxels.begin() + first, count, slice.brain.pixels.begin());
    return slice;
}

Patch softMask(const PatchMask& shape, const PatchMask& brain, double softness) {
    Patch mask(shape.height, shape.width);
    std::copy(shape.pixels.begin(), shape.pixels.end(), mask.pixels.begin());
    mask = gaussianBlur(mask, softness);
    for (std::size_t i = 0; i < mask.pixels.size(); ++i) {
        mask.pixels[i] = brain.pixels[i] != 0 ? std::clamp(mask.pixels[i], 0.0f, 1.0f) : 0.0f;
    }
    return mask;
}

std::optional<ForeignPlace> drawForeignPlace(const Mask& mask, std::uint64_t seed, int other) {
    std::vector<int> slices;
    for (int z = 0; z < mask.size[2]; ++z) {
        const auto first = mask.voxels.begin() + static_cast<std::ptrdiff_t>(mask.index(0, 0, z));
        const auto end = first + static_cast<std::ptrdiff_t>(mask.sliceSize());
        if (std::find(first, end, 1) != end) {
            slices.push_back(z);
        }
    }
    if (slices.size() > 1) {
        slices.erase(std::remove(slices.begin(), slices.end(), other), slices.end());
    }
    if (slices.empty()) {
        return std::nullopt;
    }
    Random random(seed, 0, kPlacePurpose);
    const int z =
        slices[static_cast<std::size_t>(random.integer(0, static_cast<int>(slices.size()) - 1))];
    std::vector<ForeignPlace> pixels;
    for (int row = 0; row < mask.size[1]; ++row) {
        for (int column = 0; column < mask.size[0]; ++column) {
            if (mask.at(column, row, z) != 0) {
                pixels.push_back({z, row, column});
            }
        }
    }
    return pixels[static_cast<std::size_t>(random.integer(0, static_cast<int>(pixels.size()) - 1))];
}

Patch foreignPatch(const Volume& image, const ForeignPlace& place, int height, int width, int row,
                   int column) {
    Patch patch(height, width);
    for (int r = 0; r < height; ++r) {
        for (int c = 0; c < width; ++c) {
            const int x = place.column + c - column;
            const int y = place.row + r - row;
            if (image.contains(x, y, place.slice)) {
                patch.at(r, c) = image.at(x, y, place.slice);
            }
        }
    }
    return patch;
}

SliceCorruption anomalyIn(const MaskedPatch& slice, const Patch& mask, const Patch& foreign,
                          std::optional<BiasCodebook> version2, std::uint64_t seed) {
    SliceCorruption corruption{SliceCorruption::Kind::Anomaly, slice.image, foreign, mask, {}};
    if (version2) {
        corruption.mixed = matchRange(foreign, slice.image, mask);
        corruption.bias = drawnBias(slice, mask, *version2, seed);
    }
    return corruption;
}

SliceCorruption noiseIn(const MaskedPatch& slice, NoiseKind kind, double wavelength,
                        std::uint64_t seed) {
    const int height = slice.image.height;
    const int width = slice.image.width;
    const int side = std::max(height, width);
    Random random(seed, static_cast<std::uint64_t>(kind), kNoisePurpose);
    const Patch field = kind == NoiseKind::Simplex ? simplexNoise(side, {wavelength}, random)
                                                   : whiteNoise(side, random);
    SliceCorruption corruption{SliceCorruption::Kind::Noise,
                               slice.image,
                               cutTo(field, height, width),
                               Patch(height, width),
                               {}};
    std::copy(slice.brain.pixels.begin(), slice.brain.pixels.end(), corruption.mask.pixels.begin());
    return corruption;
}

Patch corruptedBy(const SliceCorruption& corruption, double alpha) {
    const Patch& healthy = corruption.healthy;
    Patch corrupted(healthy.height, healthy.width);
    if (corruption.kind == SliceCorruption::Kind::Anomaly) {
        corrupt(healthy.pixels, corruption.mixed.pixels, corruption.mask.pixels, alpha,
                corrupted.pixels);
        return corruption.bias.pixels.empty() ? corrupted
                                              : addBias(corrupted, corruption.bias, alpha, 1);
    }
    const auto left = static_cast<float>(std::sqrt(1.0 - alpha * alpha));
    const auto strength = static_cast<float>(alpha);
    for (std::size_t i = 0; i < healthy.pixels.size(); ++i) {
        const float noisy = left * healthy.pixels[i] + strength * corruption.mixed.pixels[i];
        corrupted.pixels[i] = corruption.mask.pixels[i] > 0.0f ? noisy : healthy.pixels[i];
    }
    return corrupted;
}

}  // namespace disyre
