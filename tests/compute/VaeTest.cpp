// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/Vae.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/Error.h"
#include "core/wholeslice/DrawnTensors.h"
#include "core/wholeslice/SsimMap.h"
#include "tests/compute/DiscToy.h"
#include "tests/compute/ModuleState.h"

namespace disyre {

namespace {

using test::discWithSquare;
using test::expectSquareStandsOut;
using test::learnDiscs;
using test::learnFaster;
using test::middleDisc;
using test::ModuleState;
using test::sameState;
using test::stateOf;
using test::variedDiscs;

WholeSliceSettings narrowVae() {
    WholeSliceSettings settings;
    settings.width = 0.125;
    return settings;
}

std::int64_t vaeParameterCount(const WholeSliceSettings& settings) {
    const VaeNetwork network(settings);
    std::int64_t count = 0;
    for (const torch::Tensor& parameter : network->parameters()) {
        count += parameter.numel();
    }
    return count;
}

torch::Tensor vaeLatentNoise(std::int64_t count) {
    Random random(3);
    return drawNormal({count, kVaeLatent}, random);
}

double vaeDivergenceOf(double mean, double logVariance) {
    return latentDivergence(torch::full({1, 8}, mean, torch::kFloat64),
                            torch::full({1, 8}, logVariance, torch::kFloat64))
        .item<double>();
}

TEST(Vae, HasTheParametersOfThePublishedStudy) {
    WholeSliceSettings settings;
    EXPECT_EQ(vaeParameterCount(settings), 13117409);
    settings.firstChannels = 16;
    settings.innerChannels = 16;
    EXPECT_EQ(vaeParameterCount(settings), 3266241);
}

TEST(Vae, TheWidthMultipliesChannelsButNotTheLatent) {
    WholeSliceSettings settings;
    settings.width = 0.25;
    VaeNetwork network(settings);
    EXPECT_EQ(network->named_parameters()["encoder.0.weight"].size(0), 8);
    EXPECT_EQ(network->named_parameters()["from_latent.weight"].size(0), 64 / 4 * 2 * 2);
    EXPECT_EQ(network->named_parameters()["from_latent.weight"].size(1), kVaeLatent);
    settings.width = 1e-3;  // Every layer keeps at least one channel.
    EXPECT_EQ(VaeNetwork(settings)->named_parameters()["encoder.0.weight"].size(0), 1);
}

TEST(Vae, RefusesChannelsThatMakeNoNetwork) {
    WholeSliceSettings settings;
    settings.firstChannels = 0;
    EXPECT_THROW((void)makeVae(settings, 1), SettingsError);
    settings.firstChannels = 65;  // The last level would have 2080 channels.
    EXPECT_THROW((void)makeVae(settings, 1), SettingsError);
    settings = WholeSliceSettings();
    settings.width = 0.0;
    EXPECT_THROW((void)makeVae(settings, 1), SettingsError);
    settings.width = 1.5;
    EXPECT_THROW((void)makeVae(settings, 1), SettingsError);
}

TEST(Vae, ReturnsASliceAndALatentForEachSlice) {
    VaeNetwork network(narrowVae());
    const VaeOutput output = network->forward(variedDiscs(3, 1), vaeLatentNoise(3));
    EXPECT_EQ(output.reconstruction.sizes(), (std::vector<std::int64_t>{3, 1, 128, 128}));
    EXPECT_EQ(output.mean.sizes(), (std::vector<std::int64_t>{3, kVaeLatent}));
    EXPECT_EQ(output.logVariance.sizes(), (std::vector<std::int64_t>{3, kVaeLatent}));
}

TEST(Vae, TheLatentIsTheMeanPlusTheDeviationTimesTheNoise) {
    const torch::NoGradGuard noGradients;
    VaeNetwork network(narrowVae());
    drawWeights(*network, 1);
    network->eval();
    const torch::Tensor slices = variedDiscs(2, 1);
    const torch::Tensor noise = vaeLatentNoise(2);
    const VaeOutput output = network->forward(slices, noise);
    const torch::Tensor latents = output.mean + torch::exp(output.logVariance / 2.0) * noise;
    EXPECT_TRUE(torch::allclose(output.reconstruction, network->decode(latents), 1e-5, 1e-6));
    const VaeOutput undrawn = network->forward(slices, torch::Tensor());
    EXPECT_TRUE(torch::allclose(undrawn.reconstruction, network->decode(output.mean), 1e-5, 1e-6));
}

// The divergence is (mean^2 + variance - 1 - log variance) / 2 of each latent.
TEST(Vae, TheDivergenceHasTheValuesOfTheFormula) {
    EXPECT_EQ(vaeDivergenceOf(0.0, 0.0), 0.0);
    EXPECT_EQ(vaeDivergenceOf(1.0, 0.0), 0.5);
    EXPECT_NEAR(vaeDivergenceOf(0.0, std::log(4.0)), 0.8068528, 1e-7);
}

TEST(Vae, TheLossIsTheSquaredDifferencePlusTheWeightedDivergence) {
    const torch::Tensor images = torch::full({2, 1, 4, 4}, 0.25);
    VaeOutput output;
    output.reconstruction = torch::full({2, 1, 4, 4}, 0.75);
    output.mean = torch::stack({torch::zeros(8), torch::ones(8)});
    output.logVariance = torch::zeros({2, 8});
    const torch::Tensor losses = vaeLosses(images, output, 0.1);
    EXPECT_NEAR(losses[0].item<double>(), 0.25, 1e-6);
    EXPECT_NEAR(losses[1].item<double>(), 0.25 + 0.1 * 0.5, 1e-6);
}

/// Trains on the disc in the middle and returns the loss of the last step over that of the first.
double vaeLossRatio(WholeSliceMethod& method, int steps) {
    const double first = method.trainStep(middleDisc(), 0, steps);
    double last = first;
    for (int step = 1; step < steps; ++step) {
        last = method.trainStep(middleDisc(), step, steps);
    }
    return last / first;
}

TEST(Vae, LearnsASliceAtThePublishedRate) {
    const auto vae = makeVae(narrowVae(), 1);
    EXPECT_LT(vaeLossRatio(*vae, 100), 0.75);
}

TEST(Vae, LearnsASingleSliceByHeart) {
    const auto vae = makeVae(narrowVae(), 1);
    learnFaster(*vae);
    EXPECT_LT(vaeLossRatio(*vae, 120), 0.03);
    EXPECT_LT(vae->heldOutLoss(middleDisc()), 0.02);
}

TEST(Vae, TrainingDependsOnTheSeedAndTheStepOnly) {
    const torch::Tensor slices = variedDiscs(2, 1);
    const auto vae = makeVae(narrowVae(), 1);
    const auto same = makeVae(narrowVae(), 1);
    EXPECT_EQ(vae->trainStep(slices, 5, 9), same->trainStep(slices, 5, 9));
    EXPECT_TRUE(sameState(stateOf(vae->networks()), stateOf(same->networks())));
    const auto otherStep = makeVae(narrowVae(), 1);
    EXPECT_NE(makeVae(narrowVae(), 1)->trainStep(slices, 5, 9), otherStep->trainStep(slices, 6, 9));
    EXPECT_FALSE(sameState(stateOf(makeVae(narrowVae(), 1)->networks()),
                           stateOf(makeVae(narrowVae(), 2)->networks())));
}

TEST(Vae, ScoringChangesNothingAndRepeats) {
    const auto vae = makeVae(narrowVae(), 1);
    const torch::Tensor slices = variedDiscs(3, 1);
    vae->trainStep(slices, 0, 1);
    const ModuleState before = stateOf(vae->networks());
    const WholeSliceScore score = vae->score(slices, 0);
    const double loss = vae->heldOutLoss(slices);
    EXPECT_TRUE(torch::equal(vae->score(slices, 0).map, score.map));
    EXPECT_EQ(vae->heldOutLoss(slices), loss);
    EXPECT_TRUE(sameState(stateOf(vae->networks()), before));
    EXPECT_FALSE(score.map.requires_grad());
    EXPECT_FALSE(score.restoration.requires_grad());
    EXPECT_EQ(score.map.sizes(), slices.sizes());
}

TEST(Vae, TheScoreOfASliceDependsOnItsNumberButNotOnItsBatch) {
    const auto vae = makeVae(narrowVae(), 1);
    const torch::Tensor slices = variedDiscs(3, 1);
    const torch::Tensor together = vae->score(slices, 7).restoration;
    const torch::Tensor last = slices.slice(0, 2, 3);
    const torch::Tensor alone = vae->score(last, 9).restoration;
    EXPECT_TRUE(torch::allclose(together.slice(0, 2, 3), alone, 1e-4, 1e-6));
    EXPECT_FALSE(torch::allclose(vae->score(last, 8).restoration, alone, 1e-4, 1e-6));
}

TEST(Vae, TheLatentIsItsMeanIfTheSettingsSaySo) {
    WholeSliceSettings settings = narrowVae();
    settings.drawsLatentWhenScoring = false;
    VaeMethod vae(settings, 1);
    const torch::Tensor slices = variedDiscs(2, 1);
    const torch::Tensor restoration = vae.score(slices, 0).restoration;
    const torch::NoGradGuard noGradients;
    EXPECT_TRUE(
        torch::equal(restoration, vae.network()->forward(slices, torch::Tensor()).reconstruction));
    EXPECT_TRUE(torch::equal(vae.score(slices, 5).restoration, restoration));
}

TEST(Vae, TheMapIsTheDissimilarityOfSliceAndReconstruction) {
    WholeSliceSettings settings = narrowVae();
    const torch::Tensor slices = variedDiscs(2, 1);
    for (const double range : {255.0, 1.0}) {
        settings.ssimRange = range;
        const WholeSliceScore score = makeVae(settings, 1)->score(slices, 0);
        EXPECT_TRUE(
            torch::equal(score.map, structuralDissimilarity(score.restoration, slices, range)));
    }
}

TEST(Vae, FindsABrightSquareInADisc) {
    const auto vae = makeVae(narrowVae(), 1);
    learnDiscs(*vae);
    expectSquareStandsOut(vae->score(discWithSquare(), 0).map);
}

}  // namespace

}  // namespace disyre
