// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/AttentionConstraint.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/Random.h"
#include "core/wholeslice/AttentionNetworks.h"
#include "core/wholeslice/DrawnTensors.h"
#include "tests/compute/ModuleState.h"
#include "tests/compute/ShadedDiscs.h"

namespace disyre {

namespace {

using test::parametersUnder;
using test::sameState;
using test::shadedDiscs;
using test::stateOf;

WholeSliceSettings narrowAttention() {
    WholeSliceSettings settings;
    settings.width = 0.125;
    return settings;
}

TEST(AttentionNetworks, HaveThePublishedNumberOfParameters) {
    EXPECT_EQ(parametersUnder(*AttentionEncoder(1.0), ""), 13273600);
    EXPECT_EQ(parametersUnder(*AttentionDecoder(1.0), ""), 1567137);
}

TEST(AttentionNetworks, GiveActivationsLatentsAndLogits) {
    const torch::NoGradGuard noGradients;
    AttentionEncoder encoder(0.125);
    const torch::Tensor activation = encoder->activation(shadedDiscs(2, 0.3));
    EXPECT_EQ(activation.sizes(), torch::IntArrayRef({2, 8, 64, 64}));
    EXPECT_GE(activation.min().item<double>(), 0.0);
    const AttentionLatent latent = encoder->latent(activation);
    EXPECT_EQ(latent.mean.sizes(), torch::IntArrayRef({2, kAttentionLatent}));
    EXPECT_EQ(latent.logVariance.sizes(), torch::IntArrayRef({2, kAttentionLatent}));
    AttentionDecoder decoder(0.125);
    EXPECT_EQ(decoder(latent.mean).sizes(), torch::IntArrayRef({2, 1, 128, 128}));
}

TEST(AttentionConstraint, TheMapIsTheMeanOfTheChannels) {
    torch::Tensor activation = torch::zeros({1, 4, 64, 64});
    activation.index_put_({0, 1, 0, 0}, 8.0);
    activation.index_put_({0, 2, 63, 63}, 4.0);
    const torch::Tensor map = attentionMap(activation);
    ASSERT_EQ(map.sizes(), torch::IntArrayRef({1, 1, 128, 128}));
    // The corners keep their values, and the next pixel is 63 / 127 of a step away.
    EXPECT_FLOAT_EQ(map.index({0, 0, 0, 0}).item<float>(), 2.0F);
    EXPECT_FLOAT_EQ(map.index({0, 0, 127, 127}).item<float>(), 1.0F);
    EXPECT_NEAR(map.index({0, 0, 0, 1}).item<double>(), 2.0 * (1.0 - 63.0 / 127.0), 1e-5);
}

TEST(AttentionConstraint, EntropyIsLargestWhereAttentionIsEven) {
    const torch::Tensor even = torch::full({2, 1, 128, 128}, 3.0);
    EXPECT_NEAR(attentionEntropy(even).item<double>(), 9.704061, 1e-4);
    torch::Tensor pointed = even.clone();
    pointed.select(2, 5).select(2, 7).fill_(103.0);
    EXPECT_NEAR(attentionEntropy(pointed).item<double>(), 0.0, 1e-5);
}

TEST(AttentionConstraint, ReconstructionLossIsASumForEachSlice) {
    const torch::Tensor slices = shadedDiscs(3, 0.3);
    EXPECT_NEAR(attentionReconstructionLoss(torch::zeros_like(slices), slices).item<double>(),
                11356.52, 0.05);
    const torch::Tensor certain = (shadedDiscs(3, 1.0) - 0.5) * 200.0;
    EXPECT_NEAR(attentionReconstructionLoss(certain, shadedDiscs(3, 1.0)).item<double>(), 0.0,
                1e-5);
}

TEST(AttentionConstraint, DivergenceIsASumForEachSlice) {
    const torch::Tensor zeros = torch::zeros({3, kAttentionLatent});
    const torch::Tensor ones = torch::ones_like(zeros);
    EXPECT_NEAR(attentionDivergence(zeros, zeros).item<double>(), 0.0, 1e-6);
    EXPECT_NEAR(attentionDivergence(ones, zeros).item<double>(), 16.0, 1e-5);
    EXPECT_NEAR(attentionDivergence(zeros, ones * std::log(4.0)).item<double>(),
                kAttentionLatent * 0.8068528, 1e-4);
}

TEST(AttentionConstraint, ScoringChangesNothing) {
    const std::unique_ptr<WholeSliceMethod> method = makeAttentionConstraint(narrowAttention(), 1);
    method->trainStep(shadedDiscs(2, 0.3), 0, 1);
    test::expectScoringChangesNothing(*method, shadedDiscs(3, 0.3), test::Restores::Yes);
    EXPECT_EQ(method->publishedBudget().batch, 8);
    EXPECT_EQ(method->publishedBudget().steps, 10000);
    EXPECT_EQ(method->optimisers().size(), 1u);
}

TEST(AttentionConstraint, TheMapDoesNotDependOnTheDecoder) {
    const std::unique_ptr<WholeSliceMethod> method = makeAttentionConstraint(narrowAttention(), 1);
    const torch::Tensor slices = shadedDiscs(2, 0.3);
    const WholeSliceScore before = method->score(slices, 0);
    {
        const torch::NoGradGuard noGradients;
        for (torch::Tensor& parameter :
             method->networks().named_children()["decoder"]->parameters()) {
            parameter.zero_();
        }
    }
    const WholeSliceScore after = method->score(slices, 0);
    EXPECT_TRUE(torch::equal(before.map, after.map));
    EXPECT_FALSE(torch::equal(before.restoration, after.restoration));
}

// The first losses differ by twice the weighted entropy, which lies between 0 and .1 log(16384).
TEST(AttentionConstraint, TheSettingSwitchesTheSignOfTheEntropy) {
    WholeSliceSettings settings = narrowAttention();
    const std::unique_ptr<WholeSliceMethod> study = makeAttentionConstraint(settings, 1);
    settings.maximisesEntropy = true;
    const std::unique_ptr<WholeSliceMethod> authors = makeAttentionConstraint(settings, 1);
    const torch::Tensor slices = shadedDiscs(2, 0.3);
    const double entropy = attentionEntropy(study->score(slices, 0).map).item<double>();
    const double difference = study->heldOutLoss(slices) - authors->heldOutLoss(slices);
    EXPECT_NEAR(difference, 2.0 * 0.1 * entropy, 0.01);
    EXPECT_GT(difference, 1.0);
}

TEST(AttentionConstraint, TrainingDependsOnTheSeedAndTheStepOnly) {
    const std::unique_ptr<WholeSliceMethod> one = makeAttentionConstraint(narrowAttention(), 1);
    const std::unique_ptr<WholeSliceMethod> same = makeAttentionConstraint(narrowAttention(), 1);
    const std::unique_ptr<WholeSliceMethod> other = makeAttentionConstraint(narrowAttention(), 2);
    const torch::Tensor slices = shadedDiscs(2, 0.3);
    const double loss = one->trainStep(slices, 1, 4);
    EXPECT_EQ(loss, same->trainStep(slices, 1, 4));
    EXPECT_NE(loss, other->trainStep(slices, 1, 4));
    EXPECT_TRUE(sameState(stateOf(one->networks()), stateOf(same->networks())));
}

// Attention follows brightness even before training. This test therefore says that the map shows
// the right place and that training does not undo it, not that training finds anomalies.
TEST(AttentionConstraint, TrainingLowersTheLossAndASquareThatIsBrightDrawsAttention) {
    const std::unique_ptr<WholeSliceMethod> method = makeAttentionConstraint(narrowAttention(), 1);
    const torch::Tensor slices = shadedDiscs(2, 0.3);
    constexpr int kSteps = 60;
    const double first = method->trainStep(slices, 0, kSteps);
    double last = first;
    for (int step = 1; step < kSteps; ++step) {
        last = method->trainStep(slices, step, kSteps);
    }
    EXPECT_LT(last, 0.95 * first);
    const torch::Tensor map = method->score(test::withSquare(shadedDiscs(1, 0.3), 0.6), 0).map;
    EXPECT_GT(test::squareOf(map).mean().item<double>(), 1.2 * test::meanBesideSquare(map));
}

}  // namespace

}  // namespace disyre
