// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/MapSmoothing.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/Error.h"

namespace disyre {
namespace {

constexpr int kWidth = 23;
constexpr int kHeight = 17;

/// A slanted brain with a value that differs from pixel to pixel.
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

/// Computes the definition pixel by pixel: a Gaussian over the pixels inside, cut off where the
/// program cuts it off.
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

TEST(MapSmoothing, IgnoresValuesOutsideTheBrain) {
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

TEST(MapSmoothing, WithoutSmoothingOnlyTheOutsideIsCleared) {
    const Slice slice;
    const auto same = smoothedWithin(slice.image, slice.inside, kWidth, kHeight, 0.0);
    for (std::size_t i = 0; i < same.size(); ++i) {
        EXPECT_EQ(same[i], slice.inside[i] != 0 ? slice.image[i] : 0.0f);
    }
}

TEST(MapSmoothing, SettingsOverrideTheCardAndBothAreMillimetres) {
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

/// Five slices, each with values and a brain of its own.
struct Stack {
    Volume map{{kWidth, kHeight, 5}, {}};
    Mask inside{map.size};

    Stack() {
        for (int z = 0; z < 5; ++z) {
            for (int y = 0; y < kHeight; ++y) {
                for (int x = 0; x < kWidth; ++x) {
                    map.at(x, y, z) = static_cast<float>((3 * x + 5 * y + 7 * z) % 13) / 13.0f;
                    inside.at(x, y, z) = x + 2 * z > 8 && y > 3 ? 1 : 0;
                }
            }
        }
    }
};

TEST(MapSmoothing, AcrossSlicesIsTheMeanOverTheBrainOfTheExistingSlices) {
    const Stack stack;
    const std::vector<std::uint8_t> there{1, 1, 1, 0, 1};
    const std::vector<double> kernel{1.0, 0.5, 0.25};
    Volume smoothed = stack.map;
    smoothMapAcross(smoothed, stack.inside, there, kernel);
    for (int z = 0; z < 5; ++z) {
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x) {
                double sum = 0.0;
                double weights = 0.0;
                for (int other = std::max(0, z - 2); other <= std::min(4, z + 2); ++other) {
                    if (other != 3 && stack.inside.at(x, y, other) != 0) {
                        const double weight = kernel[static_cast<std::size_t>(std::abs(other - z))];
                        sum += weight * static_cast<double>(stack.map.at(x, y, other));
                        weights += weight;
                    }
                }
                const bool counts = z != 3 && stack.inside.at(x, y, z) != 0;
                ASSERT_NEAR(smoothed.at(x, y, z), counts ? sum / weights : 0.0, 1e-6);
            }
        }
    }
}

TEST(MapSmoothing, AKernelOfOneWeightSmoothsNothingAcrossSlices) {
    const Stack stack;
    Volume map = stack.map;
    smoothMapAcross(map, stack.inside, std::vector<std::uint8_t>(5, 1), std::vector<double>{1.0});
    for (std::size_t i = 0; i < map.voxels.size(); ++i) {
        ASSERT_EQ(map.voxels[i], stack.inside.voxels[i] != 0 ? stack.map.voxels[i] : 0.0f);
    }
}

TEST(MapSmoothing, TheKernelAcrossIsInMillimetresAndEndsAtTwiceItsWidth) {
    ModelCard card;
    card.spacing = {1.0, 1.0, 2.0};
    const Volume image({2, 2, 2}, {{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 2, 0}}});
    HealingSettings settings;
    EXPECT_EQ(smoothingAcross(settings, card, image), std::vector<double>{1.0});
    card.mapSmoothingAcrossMillimetres = 3.0;
    const std::vector<double> kernel = smoothingAcross(settings, card, image);
    ASSERT_EQ(kernel.size(), 4u);
    for (int i = 0; i < 4; ++i) {
        EXPECT_NEAR(kernel[static_cast<std::size_t>(i)], std::exp(-0.5 * i * i / 2.25), 1e-12);
    }
    settings.smoothingAcross = 0.0;
    EXPECT_EQ(smoothingAcross(settings, card, image), std::vector<double>{1.0});
    settings.smoothingAcross = 11.0;
    EXPECT_THROW(checkHealingSettings(settings, 64, 100), SettingsError);
}

TEST(MapSmoothing, TheKernelAcrossThickSlicesIsInMillimetresToo) {
    ModelCard card;
    card.spacing = {2.0, 2.0, 2.0};
    card.mapSmoothingAcrossMillimetres = 6.0;
    const Volume thick({2, 2, 2}, {{{2, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 6, 0}}});
    const std::vector<double> kernel = smoothingAcross({}, card, thick);
    ASSERT_EQ(kernel.size(), 3u);
    EXPECT_NEAR(kernel[1], std::exp(-0.5), 1e-12);
    EXPECT_NEAR(kernel[2], std::exp(-2.0), 1e-12);
}

TEST(MapSmoothing, NeighboursAreWhatTheKernelReachesAndHoldsBrain) {
    Mask inside({2, 2, 12}, 1);
    std::fill_n(inside.voxels.begin() + static_cast<std::ptrdiff_t>(inside.index(0, 0, 3)), 4,
                std::uint8_t{0});
    EXPECT_EQ(neighboursWithin(2, {5, 6}, inside), (std::vector<int>{4, 7, 8}));
    EXPECT_EQ(neighboursWithin(1, {11, 0}, inside), (std::vector<int>{1, 10}));
    EXPECT_TRUE(neighboursWithin(0, {5}, inside).empty());
}

// Thresholds on cards from before there was smoothing across slices hold only for maps without it.
TEST(MapSmoothing, IsPartOfTheSettingsThatAThresholdHoldsFor) {
    ModelCard card;
    card.mapSmoothingMillimetres = 3.0;
    HealingSettings settings;
    const std::string without = scoringText(settings, card);
    EXPECT_EQ(without.find("across"), std::string::npos);
    card.mapSmoothingAcrossMillimetres = 3.0;
    EXPECT_NE(scoringText(settings, card), without);
    settings.smoothingAcross = 0.0;
    EXPECT_EQ(scoringText(settings, card), without);
    settings.mirrored = true;
    EXPECT_NE(scoringText(settings, card), without);
}

}  // namespace
}  // namespace disyre
