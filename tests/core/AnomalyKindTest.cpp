// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/AnomalyKind.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/Error.h"
#include "core/synthesis/PatchSampler.h"
#include "tests/support/HealthySubjects.h"

namespace disyre {
namespace {

constexpr int kSide = 64;

/// Brain everywhere, with a dark disc of fluid of 6 pixels radius in the middle.
MaskedPatch brainWithFluid() {
    MaskedPatch patch{Patch(kSide, kSide, 0.8f), PatchMask(kSide, kSide, 1)};
    for (int row = 0; row < kSide; ++row) {
        for (int column = 0; column < kSide; ++column) {
            if (std::hypot(row - 32, column - 32) < 6.0) {
                patch.image.at(row, column) = 0.1f;
            }
        }
    }
    return patch;
}

TEST(AnomalyKinds, AreDrawnWithTheirShares) {
    const AnomalyKinds kinds{0.2, 0.3, 0.1, 0.0};
    std::array<int, 4> count{};
    Random random(1);
    constexpr int kDraws = 20000;
    for (int i = 0; i < kDraws; ++i) {
        ++count[static_cast<std::size_t>(drawKind(kinds, random))];
    }
    EXPECT_NEAR(count[0], 0.4 * kDraws, 300);
    EXPECT_NEAR(count[1], 0.2 * kDraws, 300);
    EXPECT_NEAR(count[2], 0.3 * kDraws, 300);
    EXPECT_NEAR(count[3], 0.1 * kDraws, 300);
}

TEST(AnomalyKinds, DeformationMovesTissueOnlyInsideItsDiscAndGrowsWithAlpha) {
    const MaskedPatch patch = brainWithFluid();
    const ShapeSizes sizes(kSide);
    double weak = 0.0;
    double strong = 0.0;
    for (std::uint64_t draw = 0; draw < 100; ++draw) {
        const auto changeAt = [&](double alpha) {
            Random random(2, draw);
            const DeformedPatch deformation = deformed(patch, sizes, alpha, 0.8, random);
            double change = 0.0;
            for (std::size_t i = 0; i < patch.image.pixels.size(); ++i) {
                const double difference =
                    std::abs(deformation.image.pixels[i] - patch.image.pixels[i]);
                if (deformation.mask.pixels[i] == 0.0f) {
                    EXPECT_EQ(difference, 0.0);
                }
                change += difference;
            }
            return change;
        };
        EXPECT_EQ(changeAt(0.0), 0.0);
        weak += changeAt(0.2);
        strong += changeAt(1.0);
    }
    EXPECT_GT(weak, 0.0);
    EXPECT_GT(strong, 2.0 * weak);
}

TEST(AnomalyKinds, DeformationMakesFluidLargerAboutAsOftenAsSmaller) {
    const MaskedPatch patch = brainWithFluid();
    const ShapeSizes sizes(kSide);
    const auto fluid = [](const Patch& image) {
        return std::count_if(image.pixels.begin(), image.pixels.end(),
                             [](float value) { return value < 0.4f; });
    };
    int larger = 0;
    int smaller = 0;
    for (std::uint64_t draw = 0; draw < 400; ++draw) {
        Random random(3, draw);
        const auto after = fluid(deformed(patch, sizes, 1.0, 0.8, random).image);
        larger += after > fluid(patch.image) ? 1 : 0;
        smaller += after < fluid(patch.image) ? 1 : 0;
    }
    EXPECT_GT(larger, 60);
    EXPECT_GT(smaller, 60);
}

TEST(AnomalyKinds, SpotsAreFewAndSmall) {
    const ShapeSizes sizes(kSide);
    for (std::uint64_t draw = 0; draw < 200; ++draw) {
        Random random(4, draw);
        const Patch spots = drawSpots(sizes, random);
        const double area = std::accumulate(spots.pixels.begin(), spots.pixels.end(), 0.0);
        EXPECT_GT(area, 0.0);
        // Six spots of 10 mm diameter at 2 mm a pixel.
        EXPECT_LT(area, 6.0 * std::acos(-1.0) * 2.6 * 2.6) << draw;
    }
}

TEST(AnomalyKinds, BrightnessAndBlurStayInRangeAndChangeTissue) {
    const MaskedPatch patch = brainWithFluid();
    const ShapeSizes sizes(kSide);
    int brighter = 0;
    for (std::uint64_t draw = 0; draw < 200; ++draw) {
        Random random(5, draw);
        const Patch changed = changedBrightness(patch.image, random);
        const float difference = changed.at(0, 0) - 0.8f;
        EXPECT_GE(std::abs(difference), 0.05f - 1e-6f);
        EXPECT_LE(changed.at(0, 0), 1.0f);
        EXPECT_GE(changed.at(32, 32), 0.0f);
        brighter += difference > 0.0f ? 1 : 0;
        const Patch blurred = blurredTissue(patch.image, sizes, random);
        // The fluid reaches 5 pixels far, so the border lies beside this pixel.
        EXPECT_GT(blurred.at(32, 37), 0.15f);
    }
    EXPECT_NEAR(brighter, 100, 35);
}

TEST(AnomalyKinds, SamplesOfEachKindHaveTheirMaskWhereTheyChanged) {
    const test::HealthySubjects subjects(4);
    for (const AnomalyKinds& kinds :
         {AnomalyKinds{1.0, 0.0, 0.0, 0.0}, AnomalyKinds{0.0, 1.0, 0.0, 0.0},
          AnomalyKinds{0.0, 0.0, 1.0, 0.0}, AnomalyKinds{0.0, 0.0, 0.0, 1.0}}) {
        SynthesisSettings settings;
        settings.kinds = kinds;
        const PatchSampler sampler(subjects.views, subjects.views, Schedule(), 32, 7, settings);
        int changed = 0;
        for (std::uint64_t i = 0; i < 60; ++i) {
            const SyntheticSample sample = sampler.sample(i);
            changed += sample.corrupted.pixels != sample.healthy.pixels ? 1 : 0;
            for (std::size_t p = 0; p < sample.healthy.pixels.size(); ++p) {
                if (sample.mask.pixels[p] == 0.0f) {
                    ASSERT_EQ(sample.corrupted.pixels[p], sample.healthy.pixels[p]);
                }
                ASSERT_GE(sample.corrupted.pixels[p], 0.0f);
                ASSERT_LE(sample.corrupted.pixels[p], 1.0f);
            }
            EXPECT_EQ(sample.alpha > 0.0, sample.corrupted.pixels != sample.healthy.pixels);
        }
        EXPECT_GT(changed, 30);
    }
}

TEST(AnomalyKinds, NoneLeavesTheSamplesAsTheyWere) {
    EXPECT_TRUE(AnomalyKinds().isForeignOnly());
    Random random(6);
    for (int i = 0; i < 100; ++i) {
        EXPECT_EQ(drawKind({}, random), AnomalyKind::Foreign);
    }
}

TEST(AnomalyKinds, AreRefusedWhereTheyHaveNoMeaning) {
    SynthesisSettings settings;
    settings.kinds.brightness = 0.5;
    EXPECT_NO_THROW(checkSynthesisSettings(settings));
    settings.method = Method::Mood22;
    EXPECT_NO_THROW(checkSynthesisSettings(settings));
    settings.method = Method::Dae;
    EXPECT_THROW(checkSynthesisSettings(settings), SettingsError);
    settings.method = Method::Disyre;
    settings.neighbours = 1;
    EXPECT_THROW(checkSynthesisSettings(settings), SettingsError);
    settings.neighbours = 0;
    settings.kinds.deformation = 0.6;
    EXPECT_THROW(checkSynthesisSettings(settings), SettingsError);
    settings.kinds = {};
    settings.augmentation.scanner.shading = 1.5;
    EXPECT_THROW(checkSynthesisSettings(settings), SettingsError);
}

}  // namespace
}  // namespace disyre
