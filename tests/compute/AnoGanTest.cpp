// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/AnoGan.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/Random.h"
#include "core/wholeslice/AnoGanNetworks.h"
#include "core/wholeslice/DrawnTensors.h"
#include "core/wholeslice/SsimMap.h"
#include "tests/compute/ModuleState.h"
#include "tests/compute/ShadedDiscs.h"

namespace disyre {

namespace {

using test::equalTensors;
using test::parametersUnder;
using test::sameState;
using test::shadedDiscs;
using test::stateOf;

WholeSliceSettings narrowAnoGan() {
    WholeSliceSettings settings;
    settings.width = 0.125;
    return settings;
}

torch::Tensor anoGanNoise(torch::IntArrayRef sizes) {
    Random random(7);
    return drawNormal(sizes, random);
}

const torch::nn::Module& anoGanPart(WholeSliceMethod& method, const char* name) {
    return *method.networks().named_children()[name];
}

TEST(AnoGanNetworks, HaveThePublishedNumberOfParameters) {
    EXPECT_EQ(parametersUnder(*AnoGanGenerator(1.0), ""), 9786049);
    EXPECT_EQ(parametersUnder(*AnoGanCritic(1.0), ""), 12468097);
    EXPECT_EQ(parametersUnder(*AnoGanEncoder(1.0), ""), 5781376);
}

TEST(AnoGanNetworks, GiveSlicesLatentsAndFeatures) {
    const torch::NoGradGuard noGradients;
    AnoGanGenerator generator(0.125);
    const torch::Tensor slices = generator(anoGanNoise({2, kAnoGanLatent}));
    EXPECT_EQ(slices.sizes(), torch::IntArrayRef({2, 1, 128, 128}));
    EXPECT_GT(slices.min().item<double>(), 0.0);
    EXPECT_LT(slices.max().item<double>(), 1.0);
    const torch::Tensor latents = AnoGanEncoder(0.125)(slices);
    EXPECT_EQ(latents.sizes(), torch::IntArrayRef({2, kAnoGanLatent}));
    EXPECT_LT(latents.abs().max().item<double>(), 1.0);
    AnoGanCritic critic(0.125);
    EXPECT_EQ(critic->features(slices).sizes(), torch::IntArrayRef({2, 1024}));
    EXPECT_EQ(critic(slices).sizes(), torch::IntArrayRef({2, 1}));
}

TEST(AnoGanNetworks, TilingTakesTheFourPixelsFromFourChannels) {
    constexpr int kChannels = 6;
    const torch::Tensor x = torch::arange(kChannels * 3 * 2).view({1, kChannels, 3, 2});
    const torch::Tensor enlarged = enlargedByTiling(x);
    ASSERT_EQ(enlarged.sizes(), torch::IntArrayRef({1, kChannels, 6, 4}));
    for (int j = 0; j < kChannels; ++j) {
        for (int row = 0; row < 6; ++row) {
            for (int column = 0; column < 4; ++column) {
                const int from = (4 * j + 2 * (row % 2) + column % 2) % kChannels;
                EXPECT_EQ(enlarged.index({0, j, row, column}).item<int>(),
                          x.index({0, from, row / 2, column / 2}).item<int>());
            }
        }
    }
}

TEST(AnoGanNetworks, InitialWeightsHaveTheSpreadOfTheirLayer) {
    AnoGanCritic critic(0.5);
    drawAnoGanWeights(*critic, 3);
    const auto parameters = critic->named_parameters();
    // A convolution of 3 x 3 over 64 channels, and one of 1 x 1 over 32.
    EXPECT_NEAR(parameters["blocks.1.conv1.weight"].std().item<double>(), std::sqrt(2.0 / (9 * 64)),
                1e-3);
    EXPECT_NEAR(parameters["blocks.0.shortcut.weight"].std().item<double>(), std::sqrt(2.0 / 32),
                1e-2);
    const double bound = std::sqrt(6.0 / (4096 + 1));
    const double largest = parameters["linear_out.weight"].abs().max().item<double>();
    EXPECT_LE(largest, bound);
    EXPECT_GT(largest, 0.99 * bound);
    EXPECT_EQ(parameters["blocks.0.norm1.weight"].min().item<double>(), 1.0);
    EXPECT_EQ(parameters["blocks.0.norm1.bias"].abs().max().item<double>(), 0.0);
    EXPECT_EQ(parameters["conv_in.bias"].abs().max().item<double>(), 0.0);

    AnoGanCritic again(0.5);
    drawAnoGanWeights(*again, 3);
    EXPECT_TRUE(sameState(stateOf(*critic), stateOf(*again)));
}

// The gradient of w . x is w everywhere, so the penalty is (|w| - 1)^2 for every slice, and its own
// gradient by w is 2 (|w| - 1) w / |w|.
TEST(AnoGan, PenaltyOfALinearCriticFollowsItsWeights) {
    const torch::Tensor weights = torch::tensor({3.0, 0.0, 4.0, 0.0}).requires_grad_(true);
    const auto critic = [&](const torch::Tensor& x) { return x.flatten(1).matmul(weights); };
    const torch::Tensor penalty = gradientPenalty(critic, anoGanNoise({3, 1, 2, 2}));
    EXPECT_NEAR(penalty.item<double>(), 16.0, 1e-5);
    penalty.backward();
    EXPECT_TRUE(torch::allclose(weights.grad(), torch::tensor({4.8, 0.0, 6.4, 0.0})));
}

TEST(AnoGan, PenaltyTeachesTheLayersOfTheCritic) {
    AnoGanCritic critic(0.125);
    drawAnoGanWeights(*critic, 1);
    gradientPenalty([&](const torch::Tensor& x) { return critic(x); },
                    anoGanNoise({2, 1, 128, 128}))
        .backward();
    for (const auto& parameter : critic->named_parameters()) {
        const std::string& name = parameter.key();
        if (name.find("conv") != std::string::npos && name.find("weight") != std::string::npos) {
            ASSERT_TRUE(parameter.value().grad().defined()) << name;
            EXPECT_GT(parameter.value().grad().abs().max().item<double>(), 0.0) << name;
        }
    }
}

TEST(AnoGan, APerfectRestorationDiffersNowhere) {
    const torch::NoGradGuard noGradients;
    AnoGanCritic critic(0.125);
    const auto features = [&](const torch::Tensor& x) { return critic->features(x); };
    const torch::Tensor slices = shadedDiscs(2, 0.3);
    const AnoGanDifference none = anoGanDifference(features, slices, slices.clone());
    EXPECT_EQ(none.pixels.sizes(), torch::IntArrayRef({2}));
    EXPECT_EQ(none.features.abs().max().item<double>(), 0.0);
    EXPECT_EQ(none.loss().item<double>(), 0.0);
    EXPECT_EQ(structuralDissimilarity(slices, slices.clone(), 255.0).max().item<double>(), 0.0);
    const AnoGanDifference some = anoGanDifference(features, slices, slices + 0.5);
    EXPECT_NEAR(some.pixels.max().item<double>(), 0.25, 1e-6);
    EXPECT_GT(some.features.min().item<double>(), 0.0);
}

TEST(AnoGan, TheFirstStageLeavesTheEncoderAndTheSecondTheOthers) {
    const std::unique_ptr<WholeSliceMethod> method = makeAnoGan(narrowAnoGan(), 1);
    const torch::Tensor slices = shadedDiscs(2, 0.3);
    const auto encoderBefore = stateOf(anoGanPart(*method, "encoder"));
    const auto generatorBefore = stateOf(anoGanPart(*method, "generator"));
    const auto criticBefore = stateOf(anoGanPart(*method, "critic"));
    method->trainStep(slices, 2, 4);
    EXPECT_TRUE(sameState(encoderBefore, stateOf(anoGanPart(*method, "encoder"))));
    EXPECT_FALSE(sameState(generatorBefore, stateOf(anoGanPart(*method, "generator"))));
    EXPECT_FALSE(sameState(criticBefore, stateOf(anoGanPart(*method, "critic"))));

    const torch::nn::Module& generator = anoGanPart(*method, "generator");
    const auto criticBetween = stateOf(anoGanPart(*method, "critic"));
    std::vector<torch::Tensor> parameters;
    for (const torch::Tensor& parameter : generator.parameters()) {
        parameters.push_back(parameter.detach().clone());
    }
    const torch::Tensor means = generator.named_buffers()["norm_out.running_mean"].clone();
    method->trainStep(slices, 3, 4);
    EXPECT_FALSE(sameState(encoderBefore, stateOf(anoGanPart(*method, "encoder"))));
    EXPECT_TRUE(sameState(criticBetween, stateOf(anoGanPart(*method, "critic"))));
    EXPECT_TRUE(equalTensors(parameters, generator.parameters()));
    EXPECT_FALSE(torch::equal(means, generator.named_buffers()["norm_out.running_mean"]));
}

TEST(AnoGan, ScoringChangesNothing) {
    const std::unique_ptr<WholeSliceMethod> method = makeAnoGan(narrowAnoGan(), 1);
    method->trainStep(shadedDiscs(2, 0.3), 0, 4);
    test::expectScoringChangesNothing(*method, shadedDiscs(2, 0.3), test::Restores::Yes);
    EXPECT_EQ(method->publishedBudget().batch, 64);
    EXPECT_EQ(method->publishedBudget().steps, 40000);
    EXPECT_EQ(method->optimisers().size(), 3u);
}

TEST(AnoGan, TrainingDependsOnTheSeedAndTheStepOnly) {
    const std::unique_ptr<WholeSliceMethod> one = makeAnoGan(narrowAnoGan(), 1);
    const std::unique_ptr<WholeSliceMethod> same = makeAnoGan(narrowAnoGan(), 1);
    const std::unique_ptr<WholeSliceMethod> other = makeAnoGan(narrowAnoGan(), 2);
    const torch::Tensor slices = shadedDiscs(2, 0.3);
    const double loss = one->trainStep(slices, 1, 4);
    EXPECT_EQ(loss, same->trainStep(slices, 1, 4));
    EXPECT_NE(loss, other->trainStep(slices, 1, 4));
    EXPECT_TRUE(sameState(stateOf(one->networks()), stateOf(same->networks())));
}

TEST(AnoGan, TheCriticLearnsToTellSlicesFromGeneratedOnes) {
    const std::unique_ptr<WholeSliceMethod> method = makeAnoGan(narrowAnoGan(), 1);
    const torch::Tensor slices = shadedDiscs(1, 0.3);
    const double first = method->trainStep(slices, 0, 100);
    double last = first;
    for (int step = 1; step < 12; ++step) {
        last = method->trainStep(slices, step, 100);
    }
    EXPECT_LT(last, first - 10.0);
}

// A square that is brighter than the disc and one that is darker are both found only if the
// restoration has learned the intensity of the disc. So short a training succeeds from some initial
// weights only, because it begins far from the disc with others.
TEST(AnoGan, ASquareStandsOutFromTheDiscThatWasLearned) {
    WholeSliceSettings settings;
    settings.width = 0.0625;
    const std::unique_ptr<WholeSliceMethod> method = makeAnoGan(settings, 1);
    const torch::Tensor slices = shadedDiscs(1, 0.3);
    constexpr int kSteps = 160;
    double firstOfEncoder = 0.0;
    double last = 0.0;
    for (int step = 0; step < kSteps; ++step) {
        last = method->trainStep(slices, step, kSteps);
        if (4 * step == 3 * kSteps) {
            firstOfEncoder = last;
        }
    }
    EXPECT_LT(last, 0.9 * firstOfEncoder);
    for (const double intensity : {0.0, 0.6}) {
        const torch::Tensor map = method->score(test::withSquare(slices, intensity), 0).map;
        EXPECT_GT(test::squareOf(map).mean().item<double>(), 2.0 * test::meanBesideSquare(map))
            << intensity;
    }
}

}  // namespace

}  // namespace disyre
