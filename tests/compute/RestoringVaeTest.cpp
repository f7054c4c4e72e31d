// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/RestoringVae.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/wholeslice/SsimMap.h"
#include "tests/compute/DiscToy.h"
#include "tests/compute/ModuleState.h"

namespace disyre {

namespace {

using test::discWithSquare;
using test::expectSquareStandsOut;
using test::learnDiscs;
using test::ModuleState;
using test::sameState;
using test::stateOf;
using test::variedDiscs;

WholeSliceSettings narrowRestoringVae(int restorationSteps) {
    WholeSliceSettings settings;
    settings.width = 0.125;
    settings.restorationSteps = restorationSteps;
    return settings;
}

/// What an autoencoder would say whose latent is exactly the prior.
VaeOutput outputWithoutDivergence(const torch::Tensor& reconstruction) {
    const torch::Tensor zeros = torch::zeros({reconstruction.size(0), kVaeLatent});
    return {reconstruction, zeros, zeros};
}

VaeReconstruction constantReconstruction(double value) {
    return [value](const torch::Tensor& images) {
        return outputWithoutDivergence(torch::full_like(images, value));
    };
}

/// A picture of 6 x 8 pixels: 0 in the columns 0 to 3, and 1 in the columns 4 to 7.
torch::Tensor columnStep() {
    torch::Tensor image = torch::zeros({1, 1, 6, 8}, torch::kFloat64);
    image.slice(3, 4, 8).fill_(1.0);
    return image;
}

TEST(RestoringVae, AStepBetweenTwoColumnsVariesByOneOverTheWidth) {
    EXPECT_NEAR(squaredVariation(columnStep()).item<double>(), 1.0 / 8.0, 1e-12);
    EXPECT_NEAR(squaredVariation(columnStep().transpose(2, 3)).item<double>(), 1.0 / 8.0, 1e-12);
    const torch::Tensor two = torch::cat({columnStep(), torch::ones_like(columnStep())});
    EXPECT_NEAR(squaredVariation(two)[0].item<double>(), 1.0 / 8.0, 1e-12);
    EXPECT_EQ(squaredVariation(two)[1].item<double>(), 0.0);
}

TEST(RestoringVae, TheVariationPullsTheTwoSidesOfAStepTogether) {
    torch::Tensor image = columnStep().requires_grad_(true);
    const torch::Tensor variation = squaredVariation(image).sum();
    const torch::Tensor gradient = torch::autograd::grad({variation}, {image})[0];
    torch::Tensor expected = torch::zeros_like(gradient);
    expected.slice(3, 3, 4).fill_(-2.0 / (6.0 * 8.0));
    expected.slice(3, 4, 5).fill_(2.0 / (6.0 * 8.0));
    EXPECT_TRUE(torch::allclose(gradient, expected, 0.0, 1e-12));
}

TEST(RestoringVae, WhatIsReconstructedExactlyStaysAsItIs) {
    const torch::Tensor slices = variedDiscs(2, 1);
    const torch::Tensor restored =
        restoredImages(slices, outputWithoutDivergence, narrowRestoringVae(500));
    EXPECT_TRUE(torch::equal(restored, slices));
    EXPECT_EQ(structuralDissimilarity(restored, slices, 255.0).max().item<double>(), 0.0);
}

// Without the variation, each step takes away 2000 / (32 * 128 * 128) of what differs from the
// constant: 32 images were in the published study's batch, and an image's loss is the mean over its
// pixels.
TEST(RestoringVae, MovesTowardsTheReconstructionAtTheSameRateInAnyBatch) {
    WholeSliceSettings settings = narrowRestoringVae(500);
    settings.variationWeight = 0.0;
    const double left = std::pow(1.0 - 2000.0 / (32.0 * 128.0 * 128.0), 500);
    EXPECT_NEAR(left, 0.148, 5e-4);
    for (const int count : {1, 3}) {
        const torch::Tensor slices = variedDiscs(count, 1);
        const torch::Tensor restored =
            restoredImages(slices, constantReconstruction(0.2), settings);
        EXPECT_TRUE(torch::allclose(restored, 0.2 + (slices - 0.2) * left, 0.0, 1e-4));
    }
}

TEST(RestoringVae, TheVariationKeepsWhatIsTakenAwaySmooth) {
    WholeSliceSettings settings = narrowRestoringVae(100);
    const torch::Tensor slices = discWithSquare();
    const auto variationTakenAway = [&](double weight) {
        settings.variationWeight = weight;
        const torch::Tensor restored =
            restoredImages(slices, constantReconstruction(0.2), settings);
        return squaredVariation(restored - slices).item<double>();
    };
    EXPECT_LT(variationTakenAway(1.2), 0.5 * variationTakenAway(0.0));
}

TEST(RestoringVae, NoStepsRestoreNothing) {
    const torch::Tensor slices = variedDiscs(1, 1);
    EXPECT_TRUE(torch::equal(
        restoredImages(slices, constantReconstruction(0.2), narrowRestoringVae(0)), slices));
}

TEST(RestoringVae, TrainsExactlyAsTheVaeDoes) {
    const WholeSliceSettings settings = narrowRestoringVae(1);
    const auto restoring = makeRestoringVae(settings, 1);
    const auto vae = makeVae(settings, 1);
    for (int step = 0; step < 3; ++step) {
        const torch::Tensor slices = variedDiscs(2, static_cast<std::uint64_t>(step));
        EXPECT_EQ(restoring->trainStep(slices, step, 3), vae->trainStep(slices, step, 3));
    }
    EXPECT_TRUE(sameState(stateOf(restoring->networks()), stateOf(vae->networks())));
    const torch::Tensor slices = variedDiscs(2, 9);
    EXPECT_EQ(restoring->heldOutLoss(slices), vae->heldOutLoss(slices));
    EXPECT_EQ(restoring->publishedBudget().batch, 64);
    EXPECT_EQ(restoring->publishedBudget().steps, 30000);
    EXPECT_EQ(restoring->optimisers().size(), 1u);
}

TEST(RestoringVae, ScoringChangesNothingAndRepeats) {
    const auto method = makeRestoringVae(narrowRestoringVae(5), 1);
    const torch::Tensor slices = variedDiscs(2, 1);
    method->trainStep(slices, 0, 1);
    method->optimisers().front()->zero_grad();
    const ModuleState before = stateOf(method->networks());
    const WholeSliceScore score = method->score(slices, 0);
    EXPECT_TRUE(torch::equal(method->score(slices, 0).map, score.map));
    EXPECT_TRUE(sameState(stateOf(method->networks()), before));
    EXPECT_FALSE(score.map.requires_grad());
    EXPECT_FALSE(score.restoration.requires_grad());
    for (const torch::Tensor& parameter : method->networks().parameters()) {
        EXPECT_TRUE(!parameter.grad().defined() || parameter.grad().abs().max().item<float>() == 0);
    }
}

TEST(RestoringVae, ScoresAlsoWhereTheCallerWantsNoGradients) {
    const auto method = makeRestoringVae(narrowRestoringVae(2), 1);
    const torch::Tensor slices = variedDiscs(1, 1);
    const torch::Tensor map = method->score(slices, 0).map;
    const torch::NoGradGuard noGradients;
    EXPECT_TRUE(torch::equal(method->score(slices, 0).map, map));
}

TEST(RestoringVae, TheScoreOfASliceDependsOnItsNumberButNotOnItsBatch) {
    const auto method = makeRestoringVae(narrowRestoringVae(20), 1);
    const torch::Tensor slices = variedDiscs(3, 1);
    const torch::Tensor together = method->score(slices, 7).restoration;
    const torch::Tensor last = slices.slice(0, 2, 3);
    const torch::Tensor alone = method->score(last, 9).restoration;
    EXPECT_TRUE(torch::allclose(together.slice(0, 2, 3), alone, 0.0, 1e-6));
    EXPECT_FALSE(torch::equal(method->score(last, 8).restoration, alone));
}

TEST(RestoringVae, FindsABrightSquareInADisc) {
    const auto method = makeRestoringVae(narrowRestoringVae(500), 1);
    learnDiscs(*method);
    expectSquareStandsOut(method->score(discWithSquare(), 0).map);
}

}  // namespace

}  // namespace disyre
