// SPDX-License-Identifier: GPL-3.0-or-later
// What a lesson shows, computed by hand where that is possible.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/card/Schedule.h"
#include "core/healing/StepShare.h"
#include "core/teaching/Corruptions.h"
#include "core/teaching/HealedSlice.h"
#include "core/teaching/Quiz.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

int pixelsIn(const PatchMask& mask) {
    return static_cast<int>(std::count(mask.pixels.begin(), mask.pixels.end(), 1));
}

/// A phantom brain with intensities in [0, 1].
Volume scaledPhantom(int variant = 0) {
    Volume brain = test::phantomBrain({60, 70, 50}, 2.0, variant);
    const float most = *std::max_element(brain.voxels.begin(), brain.voxels.end());
    for (float& value : brain.voxels) {
        value /= most;
    }
    return brain;
}

TEST(DrawnShape, ABoxHoldsThePixelsWhoseCentresLieInIt) {
    const PatchMask box = drawnBox(10, 12, {6.0, 8.0}, {2.0, 3.0});
    EXPECT_EQ(pixelsIn(box), 4 * 5);
    EXPECT_EQ(box.at(2, 3), 1);
    EXPECT_EQ(box.at(5, 7), 1);
    EXPECT_EQ(box.at(6, 7), 0);
    EXPECT_EQ(box.at(5, 8), 0);
}

TEST(DrawnShape, ADiscHasItsAreaAndLeavesOutWhatLiesBeyondTheSlice) {
    const PatchMask disc = drawnDisc(60, 60, {30.0, 30.0}, {30.0, 40.0});
    EXPECT_NEAR(pixelsIn(disc), 314.0, 8.0);
    EXPECT_NEAR(pixelsIn(drawnDisc(60, 60, {0.0, 30.0}, {0.0, 40.0})), 157.0, 8.0);
    EXPECT_EQ(pixelsIn(drawnDisc(60, 60, {30.0, 30.0}, {30.0, 30.0})), 0);
}

TEST(DrawnShape, AFreeFormIsTheInsideOfItsOutline) {
    const PatchMask triangle = drawnFreeForm(20, 20, {{0.0, 0.0}, {20.0, 0.0}, {0.0, 20.0}});
    EXPECT_NEAR(pixelsIn(triangle), 200.0, 12.0);
    EXPECT_EQ(triangle.at(2, 2), 1);
    EXPECT_EQ(triangle.at(17, 17), 0);
    EXPECT_EQ(pixelsIn(drawnFreeForm(20, 20, {})), 0);
    EXPECT_EQ(pixelsIn(drawnFreeForm(20, 20, {{3.0, 3.0}})), 0);
}

TEST(DrawnShape, AStrokeIsAsWideAsItsBrushAndAddsToTheMask) {
    PatchMask mask(20, 40);
    addStroke(mask, {10.0, 5.0}, {10.0, 35.0}, 2.0);
    EXPECT_EQ(mask.at(10, 20), 1);
    EXPECT_EQ(mask.at(11, 20), 1);
    EXPECT_EQ(mask.at(12, 20), 0);
    EXPECT_EQ(mask.at(10, 2), 0);
    const int before = pixelsIn(mask);
    addStroke(mask, {3.0, 3.0}, {3.0, 3.0}, 2.0);
    EXPECT_GT(pixelsIn(mask), before);
    const SlicePoint middle = middleOf(drawnBox(20, 40, {2.0, 4.0}, {6.0, 10.0}));
    EXPECT_DOUBLE_EQ(middle.row, 4.0);
    EXPECT_DOUBLE_EQ(middle.column, 7.0);
}

class SliceOfPhantom : public ::testing::Test {
protected:
    Volume image_ = scaledPhantom();
    Mask mask_ = test::phantomMask(image_);
    MaskedPatch slice_ = axialSliceOf(image_, mask_, 25);
    PatchMask shape_ = drawnDisc(70, 60, {35.0, 20.0}, {35.0, 28.0});
};

TEST_F(SliceOfPhantom, AnAnomalyFollowsEquationOneAndKeepsTheRest) {
    const Patch mask = softMask(shape_, slice_.brain, 1.5);
    const Patch foreign(70, 60, 0.25f);
    const SliceCorruption corruption = anomalyIn(slice_, mask, foreign, {}, 1);
    EXPECT_EQ(corruptedBy(corruption, 0.0).pixels, slice_.image.pixels);
    const Patch half = corruptedBy(corruption, 0.5);
    for (std::size_t i = 0; i < half.pixels.size(); ++i) {
        const float share = 0.5f * mask.pixels[i];
        EXPECT_NEAR(half.pixels[i], (1.0f - share) * slice_.image.pixels[i] + share * 0.25f, 1e-6f);
    }
    EXPECT_EQ(half.at(2, 2), slice_.image.at(2, 2));
    EXPECT_NEAR(corruptedBy(corruption, 1.0).at(35, 20), 0.25f, 1e-3f);
}

TEST_F(SliceOfPhantom, AMaskIsSoftAtItsEdgeAndEndsWithTheBrain) {
    const Patch hard = softMask(shape_, slice_.brain, 0.0);
    EXPECT_TRUE(std::all_of(hard.pixels.begin(), hard.pixels.end(),
                            [](float share) { return share == 0.0f || share == 1.0f; }));
    const Patch soft = softMask(shape_, slice_.brain, 2.0);
    EXPECT_TRUE(std::any_of(soft.pixels.begin(), soft.pixels.end(),
                            [](float share) { return share > 0.2f && share < 0.8f; }));
    const Patch outside = softMask(drawnBox(70, 60, {0.0, 0.0}, {3.0, 3.0}), slice_.brain, 1.0);
    EXPECT_EQ(*std::max_element(outside.pixels.begin(), outside.pixels.end()), 0.0f);
}

TEST_F(SliceOfPhantom, VersionTwoTakesTheRangeOfItsPlaceAndChangesTissueBySeed) {
    const Patch mask = softMask(shape_, slice_.brain, 0.0);
    Patch foreign(70, 60);
    for (std::size_t i = 0; i < foreign.pixels.size(); ++i) {
        foreign.pixels[i] = static_cast<float>(i % 7) / 7.0f;
    }
    const SliceCorruption one = anomalyIn(slice_, mask, foreign, BiasCodebook::UadImagT1, 1);
    float low = 1.0f;
    float high = 0.0f;
    for (std::size_t i = 0; i < mask.pixels.size(); ++i) {
        if (mask.pixels[i] > 0.0f) {
            low = std::min(low, slice_.image.pixels[i]);
            high = std::max(high, slice_.image.pixels[i]);
        }
    }
    for (std::size_t i = 0; i < mask.pixels.size(); ++i) {
        if (mask.pixels[i] > 0.0f) {
            EXPECT_GE(one.mixed.pixels[i], low - 1e-5f);
            EXPECT_LE(one.mixed.pixels[i], high + 1e-5f);
        } else {
            EXPECT_EQ(one.bias.pixels[i], 0.0f);
        }
    }
    EXPECT_NE(one.bias.pixels, Patch(70, 60).pixels);
    EXPECT_EQ(anomalyIn(slice_, mask, foreign, BiasCodebook::UadImagT1, 1).bias.pixels,
              one.bias.pixels);
    EXPECT_NE(anomalyIn(slice_, mask, foreign, BiasCodebook::UadImagT1, 2).bias.pixels,
              one.bias.pixels);
}

TEST_F(SliceOfPhantom, NoiseGrowsOverTheWholeBrainAndNowhereElse) {
    for (const NoiseKind kind : {NoiseKind::Gaussian, NoiseKind::Simplex}) {
        const SliceCorruption noise = noiseIn(slice_, kind, 32.0, 7);
        EXPECT_EQ(corruptedBy(noise, 0.0).pixels, slice_.image.pixels);
        const Patch all = corruptedBy(noise, 1.0);
        double sum = 0.0;
        double squares = 0.0;
        double count = 0.0;
        for (std::size_t i = 0; i < all.pixels.size(); ++i) {
            if (slice_.brain.pixels[i] == 0) {
                EXPECT_EQ(all.pixels[i], slice_.image.pixels[i]);
            } else {
                sum += all.pixels[i];
                squares += static_cast<double>(all.pixels[i]) * all.pixels[i];
                count += 1.0;
            }
        }
        EXPECT_NEAR(std::sqrt(squares / count - sum * sum / count / count), 1.0, 0.5);
        EXPECT_EQ(noiseIn(slice_, kind, 32.0, 7).mixed.pixels, noise.mixed.pixels);
        EXPECT_NE(noiseIn(slice_, kind, 32.0, 8).mixed.pixels, noise.mixed.pixels);
    }
}

TEST_F(SliceOfPhantom, AForeignPatchComesFromAnotherSliceOfTheBrainAndLiesWhereItIsPut) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto place = drawForeignPlace(mask_, seed, 25);
        ASSERT_TRUE(place);
        EXPECT_NE(place->slice, 25);
        EXPECT_EQ(mask_.at(place->column, place->row, place->slice), 1);
        EXPECT_EQ(drawForeignPlace(mask_, seed, 25), place);
        const Patch patch = foreignPatch(image_, *place, 70, 60, 10, 12);
        EXPECT_EQ(patch.at(10, 12), image_.at(place->column, place->row, place->slice));
    }
    EXPECT_FALSE(drawForeignPlace(Mask({4, 4, 4}), 1));
}

TEST(SliceStep, TheEstimateSolvesTheFormulaOfTheStep) {
    SliceStep step;
    step.share = stepShare({}, Method::Disyre, Schedule(), 100);
    EXPECT_NEAR(step.share, 0.707714, 1e-5);  // The alpha of t = 75, by the paper's rule.
    step.before = Patch(1, 2);
    step.before.pixels = {0.9f, 0.2f};
    const std::vector<float> estimate{0.3f, 0.25f};
    step.after = Patch(1, 2);
    for (std::size_t i = 0; i < 2; ++i) {
        step.after.pixels[i] =
            static_cast<float>(estimate[i] + step.share * (step.before.pixels[i] - estimate[i]));
    }
    const Patch found = estimateOf(step);
    EXPECT_NEAR(found.pixels[0], estimate[0], 1e-5f);
    EXPECT_NEAR(found.pixels[1], estimate[1], 1e-5f);
    // The last step leaves nothing.
    EXPECT_EQ(stepShare({}, Method::Disyre, Schedule(), 25), 0.0);
    HealingSettings corrected;
    corrected.rule = UpdateRule::Corrected;
    EXPECT_NEAR(stepShare(corrected, Method::Disyre, Schedule(), 100), 0.707714 / 0.9995, 1e-5);
}

TEST(HealingMeasures, APerfectMapHasAPrecisionOfOne) {
    MaskedPatch healthy{Patch(4, 4, 0.5f), PatchMask(4, 4, 1)};
    healthy.brain.at(0, 0) = 0;
    Patch mask(4, 4);
    mask.at(1, 1) = 1.0f;
    mask.at(1, 2) = 0.6f;
    mask.at(2, 2) = 0.4f;  // Covered by less than half.
    Patch corrupted = healthy.image;
    corrupted.at(1, 1) = 0.9f;
    corrupted.at(1, 2) = 0.7f;
    HealedSlice healed;
    healed.map = mask;
    healed.map.at(0, 0) = 9.0f;  // Outside the brain, where nothing counts.
    SliceStep step;
    step.after = healthy.image;
    step.after.at(1, 1) = 0.6f;
    healed.steps = {step};
    const HealingMeasures measures = measureHealing(healthy, corrupted, mask, healed);
    EXPECT_TRUE(measures.hasAnomaly);
    EXPECT_DOUBLE_EQ(measures.averagePrecision, 1.0);
    EXPECT_DOUBLE_EQ(measures.bestDice, 1.0);
    EXPECT_NEAR(measures.chance, 2.0 / 15.0, 1e-12);
    EXPECT_NEAR(measures.differenceBefore, 0.3, 1e-6);
    EXPECT_NEAR(measures.differenceAfter, 0.05, 1e-6);
    EXPECT_FALSE(measureHealing(healthy, corrupted, Patch(4, 4), healed).hasAnomaly);
}

TEST(Quiz, ARoundDependsOnlyOnItsSeedAndNumber) {
    const Volume healthy = scaledPhantom();
    const Mask brain = test::phantomMask(healthy);
    const QuizRound one = makeQuizRound(healthy, brain, 5, 2);
    EXPECT_EQ(makeQuizRound(healthy, brain, 5, 2).scan.voxels, one.scan.voxels);
    EXPECT_NE(makeQuizRound(healthy, brain, 5, 3).scan.voxels, one.scan.voxels);
    EXPECT_NE(makeQuizRound(healthy, brain, 6, 2).scan.voxels, one.scan.voxels);
    EXPECT_GT(pixelsIn(one.lesion), 10);
    for (int row = 0; row < one.lesion.height; ++row) {
        for (int column = 0; column < one.lesion.width; ++column) {
            if (one.lesion.at(row, column) != 0) {
                EXPECT_EQ(brain.at(column, row, one.slice), 1);
            }
        }
    }
    const auto [low, high] = std::minmax_element(one.scan.voxels.begin(), one.scan.voxels.end());
    EXPECT_GE(*low, 0.0f);
    EXPECT_LE(*high, 1.0f);
}

TEST(Quiz, ABrainThatIsTooSmallIsRefused) {
    const Volume tiny = test::phantomBrain({8, 8, 8}, 2.0);
    EXPECT_THROW((void)makeQuizRound(tiny, test::phantomMask(tiny), 1, 0), SettingsError);
}

TEST(Quiz, PointsFallWithTheDistanceFromTheLesion) {
    const PatchMask lesion = drawnEllipse(60, 60, {30.0, 30.0}, 5.0, 5.0);
    const QuizAnswer right = judgeMark(lesion, {{30.0, 30.0}, 5.0, 5.0}, 2.0);
    EXPECT_EQ(right.points, kQuizPoints);
    EXPECT_NEAR(right.distanceMm, 0.0, 1e-9);
    EXPECT_DOUBLE_EQ(right.dice, 1.0);
    // Still inside the lesion.
    EXPECT_EQ(judgeMark(lesion, {{33.0, 30.0}, 5.0, 5.0}, 2.0).points, kQuizPoints);
    // 10 pixels from the middle are 5 from its edge, or 10 mm: four points less.
    const QuizAnswer near = judgeMark(lesion, {{30.0, 40.0}, 4.0, 4.0}, 2.0);
    EXPECT_NEAR(near.distanceMm, 20.0, 1e-9);
    EXPECT_EQ(near.points, kQuizPoints - 4);
    EXPECT_GT(near.dice, 0.0 - 1e-12);
    EXPECT_EQ(judgeMark(lesion, {{0.0, 0.0}, 4.0, 4.0}, 2.0).points, 0);
}

TEST(Quiz, AMapIsJudgedByItsHighestScoreWithinTheBrain) {
    const PatchMask lesion = drawnEllipse(60, 60, {30.0, 30.0}, 5.0, 5.0);
    PatchMask brain(60, 60, 1);
    brain.at(2, 2) = 0;
    Patch map(60, 60);
    std::copy(lesion.pixels.begin(), lesion.pixels.end(), map.pixels.begin());
    map.at(2, 2) = 5.0f;
    map.at(31, 31) = 1.5f;
    const QuizAnswer answer = judgeMap(lesion, map, brain, 2.0);
    EXPECT_EQ(answer.points, kQuizPoints);
    EXPECT_DOUBLE_EQ(answer.dice, 1.0);
    EXPECT_NEAR(answer.distanceMm, 2.0 * std::hypot(1.5, 1.5), 1e-9);
}

}  // namespace
}  // namespace disyre
