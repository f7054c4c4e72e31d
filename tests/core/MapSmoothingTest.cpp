// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restoration/MapSmoothing.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/Error.h"

namespace disyre {
namespace {

constexpr int kWidth = 23;
constexpr int kHeight = 17;

/// A slanted brain, and a value that differs from pixel to pixel.
struct Slice {
    std::vector<float> image;
    std::vector<std::uint8_t> inside;

    Slice() {
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x) {
                image.push_back(static_cast<float>((7 * x + 13 * y) % 11) / 11.0f);
                inside.push_back(x + y > 6 && x < 20 && y > 2 ? 1 : 0);
            }
        }
    }
};

/// The definition, pixel by pixel: a Gaussian over the pixels inside, cut where the program cuts it.
double weightedMean(const Slice& slice, int x, int y, double sigma) {
    const int radius = static_cast<int>(4.0 * sigma + 0.5);
    double sum = 0.0;
    double weights = 0.0;
    for (int v = std::max(0, y - radius); v <= std::min(kHeight - 1, y + radius); ++v) {
        for (int u = std::max(0, x - radius); u <= std::min(kWidth - 1, x + radius); ++u) {
            const auto at = static_cast<std::size_t>(v * kWidth + u);
            if (slice.inside[at] != 0) {
                const double weight =
                    std::exp(-0.5 * ((u - x) * (u - x) + (v - y) * (v - y)) / (sigma * sigma));
                sum += weight * static_cast<double>(slice.image[at]);
                weights += weight;
            }
        }
    }
    return sum / weights;
}

TEST(MapSmoothing, IsTheMeanOverTheBrainAloneWeightedByAGaussian) {
    const Slice slice;
    const double sigma = 0.75;
    const auto smoothed = smoothedWithin(slice.image, slice.inside, kWidth, kHeight, sigma);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            const auto at = static_cast<std::size_t>(y * kWidth + x);
            const double expected = slice.inside[at] != 0 ? weightedMean(slice, x, y, sigma) : 0.0;
            EXPECT_NEAR(smoothed[at], expected, 1e-6) << x << ", " << y;
        }
    }
}

TEST(MapSmoothing, NothingOutsideTheBrainHasASay) {
    Slice slice;
    const auto before = smoothedWithin(slice.image, slice.inside, kWidth, kHeight, 1.5);
    for (std::size_t i = 0; i < slice.image.size(); ++i) {
        slice.image[i] = slice.inside[i] != 0 ? slice.image[i] : 1000.0f;
    }
    EXPECT_EQ(smoothedWithin(slice.image, slice.inside, kWidth, kHeight, 1.5), before);
}

TEST(MapSmoothing, AnEvenBrainStaysAsItIsUpToItsEdge) {
    Slice slice;
    std::fill(slice.image.begin(), slice.image.end(), 0.5f);
    const auto smoothed = smoothedWithin(slice.image, slice.inside, kWidth, kHeight, 2.0);
    for (std::size_t i = 0; i < smoothed.size(); ++i) {
        EXPECT_NEAR(smoothed[i], slice.inside[i] != 0 ? 0.5f : 0.0f, 1e-6f);
    }
}

TEST(MapSmoothing, OfNoneOnlyTheOutsideIsCleared) {
    const Slice slice;
    const auto same = smoothedWithin(slice.image, slice.inside, kWidth, kHeight, 0.0);
    for (std::size_t i = 0; i < same.size(); ++i) {
        EXPECT_EQ(same[i], slice.inside[i] != 0 ? slice.image[i] : 0.0f);
    }
}

TEST(MapSmoothing, SettingsStandOverTheCardAndBothAreMillimetres) {
    ModelCard card;
    card.spacing = {2.0, 2.0, 5.0};
    HealingSettings settings;
    EXPECT_EQ(mapSmoothingPixels(settings, card), 0.0);
    card.mapSmoothingMillimetres = 3.0;
    EXPECT_EQ(mapSmoothingPixels(settings, card), 1.5);
    settings.smoothing = 0.0;
    EXPECT_EQ(mapSmoothingPixels(settings, card), 0.0);
    settings.smoothing = 1.0;
    EXPECT_EQ(mapSmoothingPixels(settings, card), 0.5);
    settings.smoothing = 11.0;
    EXPECT_THROW(checkHealingSettings(settings, 64, 100), SettingsError);
}

TEST(MapSmoothing, AVolumeIsSmoothedSliceBySlice) {
    const Slice slice;
    Volume map({kWidth, kHeight, 2}, {});
    Mask brain(map.size);
    std::copy(slice.image.begin(), slice.image.end(), map.voxels.begin() + kWidth * kHeight);
    std::copy(slice.inside.begin(), slice.inside.end(), brain.voxels.begin() + kWidth * kHeight);
    std::fill_n(brain.voxels.begin(), kWidth * kHeight, std::uint8_t{1});
    smoothMapWithin(map, brain, 1.0);
    const auto expected = smoothedWithin(slice.image, slice.inside, kWidth, kHeight, 1.0);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(map.voxels[i], 0.0f);
        EXPECT_EQ(map.voxels[i + expected.size()], expected[i]);
    }
}

}  // namespace
}  // namespace disyre
