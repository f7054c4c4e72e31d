// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/ScannerVariation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/synthesis/PatchSampler.h"
#include "tests/support/HealthySubjects.h"

namespace disyre {
namespace {

constexpr int kSide = 64;

/// A disc of brain whose intensity rises from row to row.
MaskedPatch rampPatch() {
    MaskedPatch patch{Patch(kSide, kSide), PatchMask(kSide, kSide)};
    for (int row = 0; row < kSide; ++row) {
        for (int column = 0; column < kSide; ++column) {
            if (std::hypot(row - 31.5, column - 31.5) < 25.0) {
                patch.brain.at(row, column) = 1;
                patch.image.at(row, column) = static_cast<float>(row) / kSide;
            }
        }
    }
    return patch;
}

TEST(ScannerVariation, ShadingIsASmoothPositiveFactorOfLimitedSize) {
    double smallest = 1.0;
    double largest = 1.0;
    for (std::uint64_t draw = 0; draw < 200; ++draw) {
        Patch field(kSide, kSide, 1.0f);
        Random random(3, draw);
        addShading(field, random);
        for (int row = 0; row < kSide; ++row) {
            for (int column = 0; column + 1 < kSide; ++column) {
                const double here = field.at(row, column);
                smallest = std::min(smallest, here);
                largest = std::max(largest, here);
                ASSERT_LT(std::abs(field.at(row, column + 1) - here), 0.06) << draw;
            }
        }
    }
    EXPECT_GT(smallest, 0.6);
    EXPECT_LT(largest, 1.6);
    // Some of the fields are strong ones.
    EXPECT_LT(smallest, 0.75);
    EXPECT_GT(largest, 1.3);
}

TEST(ScannerVariation, ContrastKeepsTheOrderOfIntensitiesAndBrightTissue) {
    constexpr double kBright = 0.8;
    double lowestMiddle = 1.0;
    double highestMiddle = 0.0;
    for (std::uint64_t draw = 0; draw < 200; ++draw) {
        Patch levels(1, 101);
        for (int i = 0; i <= 100; ++i) {
            levels.at(0, i) = static_cast<float>(i) / 100.0f;
        }
        Random random(4, draw);
        changeContrast(levels, kBright, random);
        EXPECT_TRUE(std::is_sorted(levels.pixels.begin(), levels.pixels.end())) << draw;
        EXPECT_EQ(levels.at(0, 0), 0.0f);
        EXPECT_NEAR(levels.at(0, 80), kBright, 1e-5);
        EXPECT_GT(levels.at(0, 90), kBright);
        lowestMiddle = std::min(lowestMiddle, static_cast<double>(levels.at(0, 40)));
        highestMiddle = std::max(highestMiddle, static_cast<double>(levels.at(0, 40)));
    }
    EXPECT_LT(lowestMiddle, 0.3);
    EXPECT_GT(highestMiddle, 0.5);
}

TEST(ScannerVariation, RicianNoiseRaisesTheDarkAndKeepsTheMeanOfTheBright) {
    double dark = 0.0;
    double bright = 0.0;
    constexpr int kDraws = 100;
    for (std::uint64_t draw = 0; draw < kDraws; ++draw) {
        Patch patch(2, 500);
        std::fill_n(patch.pixels.begin() + 500, 500, 0.5f);
        Random random(5, draw);
        Random noise(6, draw);
        addRicianNoise(patch, random, noise);
        for (int i = 0; i < 500; ++i) {
            ASSERT_GE(patch.at(0, i), 0.0f);
            dark += patch.at(0, i);
            bright += patch.at(1, i);
        }
    }
    // The mean of the Rayleigh distribution is sqrt(pi / 2) standard deviations, of which the mean
    // is 0.025 here.
    EXPECT_NEAR(dark / (500.0 * kDraws), std::sqrt(std::acos(-1.0) / 2.0) * 0.025, 0.004);
    EXPECT_NEAR(bright / (500.0 * kDraws), 0.5, 0.002);
}

TEST(ScannerVariation, CoarseSamplingKeepsAConstantBrainAndIgnoresTheBackground) {
    MaskedPatch patch = rampPatch();
    for (std::size_t i = 0; i < patch.image.pixels.size(); ++i) {
        patch.image.pixels[i] = patch.brain.pixels[i] != 0 ? 0.7f : 0.0f;
    }
    for (std::uint64_t draw = 0; draw < 50; ++draw) {
        MaskedPatch sampled = patch;
        Random random(7, draw);
        sampleCoarsely(sampled, random);
        for (std::size_t i = 0; i < sampled.image.pixels.size(); ++i) {
            ASSERT_NEAR(sampled.image.pixels[i], patch.image.pixels[i], 1e-6) << draw;
        }
    }
}

TEST(ScannerVariation, CoarseSamplingBlursAlongOneAxisOnly) {
    // A line of one bright row or column inside the brain.
    for (std::uint64_t draw = 0; draw < 20; ++draw) {
        MaskedPatch patch = rampPatch();
        std::fill(patch.image.pixels.begin(), patch.image.pixels.end(), 0.0f);
        patch.image.at(32, 32) = 1.0f;
        Random random(8, draw);
        sampleCoarsely(patch, random);
        double inRow = 0.0;
        double inColumn = 0.0;
        for (int i = 0; i < kSide; ++i) {
            inRow += i != 32 ? patch.image.at(32, i) : 0.0f;
            inColumn += i != 32 ? patch.image.at(i, 32) : 0.0f;
        }
        EXPECT_TRUE((inRow > 0.0) != (inColumn > 0.0)) << draw;
    }
}

/// The settings of a scanner that always differs in one way.
struct Way {
    const char* name;
    double ScannerVariation::*share;
};

class EachVariation : public testing::TestWithParam<Way> {};

TEST_P(EachVariation, ChangesHealthyPatchesButNeitherRangeNorBackground) {
    const test::HealthySubjects subjects(4);
    SynthesisSettings settings;
    settings.augmentation.scanner.*(GetParam().share) = 1.0;
    const PatchSampler plain(subjects.views, subjects.views, Schedule(), 32, 7);
    const PatchSampler varied(subjects.views, subjects.views, Schedule(), 32, 7, settings);
    int changed = 0;
    for (std::uint64_t i = 0; i < 40; ++i) {
        const SyntheticSample sample = varied.sample(i);
        changed += sample.healthy.pixels != plain.sample(i).healthy.pixels ? 1 : 0;
        for (std::size_t p = 0; p < sample.healthy.pixels.size(); ++p) {
            ASSERT_GE(sample.healthy.pixels[p], 0.0f);
            ASSERT_LE(sample.healthy.pixels[p], 1.0f);
        }
        EXPECT_EQ(sample.healthy.pixels, varied.sample(i).healthy.pixels);
    }
    EXPECT_GE(changed, 35);
}

INSTANTIATE_TEST_SUITE_P(ScannerVariation, EachVariation,
                         testing::Values(Way{"Shading", &ScannerVariation::shading},
                                         Way{"Contrast", &ScannerVariation::contrast},
                                         Way{"Noise", &ScannerVariation::rician},
                                         Way{"Resolution", &ScannerVariation::coarse},
                                         Way{"Thickness", &ScannerVariation::thickSlices}),
                         [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace disyre
