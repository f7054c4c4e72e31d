// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/FeatureAutoencoder.h"

#include <gtest/gtest.h>

#include "core/wholeslice/DrawnTensors.h"
#include "tests/compute/ModuleState.h"
#include "tests/compute/RandomDiscs.h"

namespace disyre {

namespace {

using test::discSlices;
using test::narrowSettings;

torch::Tensor drawnFeatures(int channels = 8) {
    Random random(21);
    return drawNormal({2, channels, 32, 32}, random);
}

TEST(FeatureAutoencoder, HasTheParametersOfThePublishedNetwork) {
    const auto method = makeFeatureAutoencoder({}, 1);
    EXPECT_EQ(test::parametersUnder(method->networks(), "encoder."), 683'072);
    EXPECT_EQ(test::parametersUnder(method->networks(), "repeater."), 10'285'048);
    EXPECT_EQ(method->publishedBudget().batch, 32);
    EXPECT_EQ(method->publishedBudget().steps, 10'000);
    EXPECT_EQ(method->optimisers().size(), 1U);
}

TEST(FeatureAutoencoder, EqualFeaturesHaveTheLowestLossAndAnEmptyMap) {
    const torch::Tensor features = drawnFeatures();
    EXPECT_NEAR(repetitionLoss(features, features).item<double>(), -1.0, 1e-6);
    const torch::Tensor map = repetitionMap(features, features, 128);
    EXPECT_EQ(map.sizes(), torch::IntArrayRef({2, 1, 128, 128}));
    EXPECT_NEAR(map.abs().max().item<double>(), 0.0, 1e-6);
}

// Constants 0 and 1 have no variance, so 1 - SSIM is 1 - C1 / (1 + C1) with C1 = 1e-4.
TEST(FeatureAutoencoder, ConstantFeaturesGiveTheValueOfTheFormula) {
    const torch::Tensor zeros = torch::zeros({1, 3, 32, 32});
    const torch::Tensor map = repetitionMap(zeros, torch::ones_like(zeros), 32);
    EXPECT_NEAR(map.index({0, 0, 16, 16}).item<double>(), 0.99990001, 1e-6);
}

// For opposite features both factors of SSIM turn negative, so that they look alike. This is a
// weakness of the published measure.
TEST(FeatureAutoencoder, OppositeFeaturesAreHardlyAnomalous) {
    const torch::Tensor features = drawnFeatures();
    const double mean = repetitionMap(features, -features, 32).mean().item<double>();
    EXPECT_NEAR(mean, 0.07, 0.04);
}

TEST(FeatureAutoencoder, ComparesTheStemAndTwoLayersAt32Pixels) {
    ResnetEncoder encoder(FeatureEncoder::Resnet18, 2, 0.125);
    encoder->eval();
    const torch::Tensor slices = discSlices(2);
    const torch::Tensor features = comparedFeatures(encoder, slices);
    EXPECT_EQ(features.sizes(), torch::IntArrayRef({2, 8 + 8 + 16, 32, 32}));
    EXPECT_FALSE(features.requires_grad());
    const torch::NoGradGuard noGradients;
    const auto layers = encoder(torch::cat({slices, slices, slices}, 1) * 2.0 - 1.0);
    EXPECT_LT((features.narrow(1, 8, 8) - layers[1]).abs().max().item<double>(), 1e-6);
    const torch::Tensor corner = features.narrow(1, 16, 16).slice(2, 31).slice(3, 31);
    EXPECT_LT((corner - layers[2].slice(2, 15).slice(3, 15)).abs().max().item<double>(), 1e-5);
}

TEST(FeatureAutoencoder, DropsWholeChannelsFromTheProgramsRandomNumbers) {
    const torch::Tensor ones = torch::ones({40, 50, 2, 2});
    Random random(4, 9);
    const torch::Tensor dropped = dropChannels(ones, 0.1, random);
    const torch::Tensor kept = dropped.gt(0.0).to(torch::kFloat32);
    EXPECT_NEAR(kept.mean().item<double>(), 0.9, 0.02);
    EXPECT_TRUE(torch::equal(dropped.amax({2, 3}), dropped.amin({2, 3})));
    EXPECT_NEAR(dropped.max().item<double>(), 1.0 / 0.9, 1e-6);
    Random again(4, 9);
    EXPECT_TRUE(torch::equal(dropped, dropChannels(ones, 0.1, again)));
}

TEST(FeatureAutoencoder, TrainingDependsOnTheSeedAndTheStepOnly) {
    const torch::Tensor slices = discSlices(2);
    const auto first = makeFeatureAutoencoder(narrowSettings(0.125), 6);
    const auto second = makeFeatureAutoencoder(narrowSettings(0.125), 6);
    torch::manual_seed(1);
    const double loss = first->trainStep(slices, 0, 10);
    torch::manual_seed(2);
    EXPECT_EQ(loss, second->trainStep(slices, 0, 10));
    EXPECT_EQ(
        test::changedTensors(test::stateOf(first->networks()), test::stateOf(second->networks())),
        "");
    const auto other = makeFeatureAutoencoder(narrowSettings(0.125), 7);
    EXPECT_NE(loss, other->trainStep(slices, 0, 10));
}

TEST(FeatureAutoencoder, TheEncodersStatisticsFollowTheSlicesUnlessFixed) {
    for (const bool fixed : {false, true}) {
        WholeSliceSettings settings = narrowSettings(0.125);
        settings.encoderStaysFixed = fixed;
        const auto method = makeFeatureAutoencoder(settings, 6);
        const auto before = test::stateOf(method->networks());
        method->trainStep(discSlices(2), 0, 10);
        const std::string changed = test::changedTensors(before, test::stateOf(method->networks()));
        EXPECT_EQ(changed.find("encoder.bn1.running_mean") == std::string::npos, fixed);
        EXPECT_EQ(changed.find("encoder.layer2.1.bn2.running_var") == std::string::npos, fixed);
        EXPECT_EQ(changed.find("encoder.conv1.weight"), std::string::npos);
        EXPECT_EQ(changed.find("encoder.bn1.weight"), std::string::npos);
        EXPECT_NE(changed.find("repeater.bottom.weight"), std::string::npos);
    }
}

TEST(FeatureAutoencoder, ScoringChangesNothing) {
    const auto method = makeFeatureAutoencoder(narrowSettings(0.125), 6);
    method->trainStep(discSlices(2), 0, 10);
    test::expectScoringChangesNothing(*method, discSlices(2), test::Restores::No);
    EXPECT_FALSE(method->score(discSlices(1), 0).restoration.defined());
}

TEST(FeatureAutoencoder, LearnsToRepeatASlice) {
    const torch::Tensor slice = discSlices(1);
    const auto method = makeFeatureAutoencoder(narrowSettings(0.125), 6);
    const double first = method->trainStep(slice, 0, 60);
    double last = first;
    for (int step = 1; step < 60; ++step) {
        last = method->trainStep(slice, step, 60);
    }
    EXPECT_LT(last, first - 0.1);
}

// The published rate of learning asks for thousands of steps. After these few, the square already
// stands out from the rest of the brain and from the same place without a square.
TEST(FeatureAutoencoder, FindsABrightSquareInADisc) {
    constexpr int kSteps = 150;
    WholeSliceSettings settings = narrowSettings(0.25);
    settings.encoderStaysFixed = true;
    const auto method = makeFeatureAutoencoder(settings, 6);
    for (int step = 0; step < kSteps; ++step) {
        method->trainStep(discSlices(2, static_cast<std::uint64_t>(2 * step)), step, kSteps);
    }
    const torch::Tensor slices = discSlices(4, 100'000);
    const torch::Tensor map = method->score(test::slicesWithSquare(slices), 0).map;
    EXPECT_GT(test::meanInSquare(map), 1.05 * test::meanBesideSquare(map, slices));
    const torch::Tensor healthy = method->score(slices, 0).map;
    EXPECT_GT(test::meanInSquare(map), 1.2 * test::meanInSquare(healthy));
}

}  // namespace

}  // namespace disyre
