// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/ReverseDistillation.h"

#include <gtest/gtest.h>

#include "core/wholeslice/DrawnTensors.h"
#include "tests/compute/ModuleState.h"
#include "tests/compute/RandomDiscs.h"

namespace disyre {

namespace {

using test::discSlices;
using test::narrowSettings;
using LayerFeatures = std::vector<torch::Tensor>;

/// Returns positive features of three layers, as they are after a rectifier.
LayerFeatures layerFeatures() {
    Random random(8);
    return {drawUniform({2, 4, 32, 32}, 0.1, 1.0, random),
            drawUniform({2, 8, 16, 16}, 0.1, 1.0, random),
            drawUniform({2, 16, 8, 8}, 0.1, 1.0, random)};
}

LayerFeatures scaledFeatures(const LayerFeatures& features, double factor) {
    LayerFeatures scaled;
    for (const torch::Tensor& each : features) {
        scaled.push_back(each * factor);
    }
    return scaled;
}

/// Checks that all pixels of the map and the loss have this value.
void expectDistance(const LayerFeatures& teacher, const LayerFeatures& student, double value) {
    const torch::Tensor map = distillationMap(teacher, student, 128);
    EXPECT_EQ(map.sizes(), torch::IntArrayRef({2, 1, 128, 128}));
    EXPECT_NEAR(map.min().item<double>(), value, 2e-6);
    EXPECT_NEAR(map.max().item<double>(), value, 2e-6);
    EXPECT_NEAR(distillationLoss(teacher, student).item<double>(), value, 2e-6);
}

TEST(ReverseDistillation, EqualOrScaledFeaturesAreNotAnomalous) {
    const LayerFeatures teacher = layerFeatures();
    expectDistance(teacher, teacher, 0.0);
    expectDistance(teacher, scaledFeatures(teacher, 2.5), 0.0);
}

TEST(ReverseDistillation, UnrelatedFeaturesCountOncePerLayer) {
    const LayerFeatures teacher = layerFeatures();
    expectDistance(teacher, scaledFeatures(teacher, 0.0), 3.0);
    LayerFeatures left;
    LayerFeatures right;
    for (const torch::Tensor& each : teacher) {
        const torch::Tensor nothing = torch::zeros_like(each);
        left.push_back(torch::cat({each, nothing}, 1));
        right.push_back(torch::cat({nothing, each}, 1));
    }
    expectDistance(left, right, 3.0);
}

TEST(ReverseDistillation, OppositeFeaturesCountTwicePerLayer) {
    const LayerFeatures teacher = layerFeatures();
    expectDistance(teacher, scaledFeatures(teacher, -1.0), 6.0);
}

TEST(ReverseDistillation, HasTheParametersOfThePublishedNetworkWithResnet18) {
    const std::vector<int> features{64, 128, 256};
    const FeatureFusion fusion(FeatureEncoder::Resnet18, features, 1.0);
    EXPECT_EQ(test::parametersUnder(*fusion, ""), 11'680'000);
    const FeatureStudent student(FeatureEncoder::Resnet18, fusion->channels(), features, 1.0);
    EXPECT_EQ(test::parametersUnder(*student, ""), 3'703'168);
}

TEST(ReverseDistillation, TakesTheBudgetOfThePublishedStudy) {
    const auto method = makeReverseDistillation(narrowSettings(0.125), 1);
    EXPECT_EQ(method->publishedBudget().batch, 4);
    EXPECT_EQ(method->publishedBudget().steps, 10'000);
    EXPECT_EQ(method->optimisers().size(), 1U);
}

TEST(ReverseDistillation, HasTheParametersOfThePublishedNetworkWithWideResnet50) {
    const std::vector<int> features{256, 512, 1024};
    const FeatureFusion fusion(FeatureEncoder::WideResnet50, features, 1.0);
    EXPECT_EQ(test::parametersUnder(*fusion, ""), 58'885'120);
    const FeatureStudent student(FeatureEncoder::WideResnet50, fusion->channels(), features, 1.0);
    EXPECT_EQ(test::parametersUnder(*student, ""), 24'917'504);
}

// The features of a student have the teacher's shape also where the teacher is not as narrow as the
// student's inner layers.
TEST(ReverseDistillation, TheStudentRepeatsTheTeachersShapes) {
    const torch::NoGradGuard noGradients;
    for (const FeatureEncoder kind : {FeatureEncoder::Resnet18, FeatureEncoder::WideResnet50}) {
        const LayerFeatures features{torch::zeros({2, 24, 32, 32}), torch::zeros({2, 32, 16, 16}),
                                     torch::zeros({2, 40, 8, 8})};
        FeatureFusion fusion(kind, std::vector{24, 32, 40}, 0.0625);
        const torch::Tensor embedding = fusion(features);
        EXPECT_EQ(embedding.sizes(), torch::IntArrayRef({2, fusion->channels(), 4, 4}));
        FeatureStudent student(kind, fusion->channels(), std::vector{24, 32, 40}, 0.0625);
        const LayerFeatures repeated = student(embedding);
        ASSERT_EQ(repeated.size(), 3U);
        for (std::size_t i = 0; i < 3; ++i) {
            EXPECT_EQ(repeated[i].sizes(), features[i].sizes());
        }
    }
}

TEST(ReverseDistillation, TrainingChangesTheStudentButNeverTheTeacher) {
    const auto method = makeReverseDistillation(narrowSettings(0.125), 5);
    const auto before = test::stateOf(method->networks());
    method->trainStep(discSlices(2), 0, 10);
    method->trainStep(discSlices(2), 1, 10);
    const std::string changed = test::changedTensors(before, test::stateOf(method->networks()));
    EXPECT_EQ(changed.find("teacher."), std::string::npos) << changed;
    EXPECT_NE(changed.find("fusion.first.0.weight"), std::string::npos);
    EXPECT_NE(changed.find("fusion.first.1.running_mean"), std::string::npos);
    EXPECT_NE(changed.find("student.stage3.1.conv2.weight"), std::string::npos);
}

TEST(ReverseDistillation, LearnsToRepeatASlice) {
    const torch::Tensor slice = discSlices(1);
    const auto method = makeReverseDistillation(narrowSettings(0.125), 5);
    const double first = method->trainStep(slice, 0, 10);
    double last = first;
    for (int step = 1; step < 10; ++step) {
        last = method->trainStep(slice, step, 10);
    }
    EXPECT_LT(last, 0.7 * first);
}

TEST(ReverseDistillation, WorksWithTheWideEncoder) {
    WholeSliceSettings settings = narrowSettings(0.0625);
    settings.encoder = FeatureEncoder::WideResnet50;
    const auto method = makeReverseDistillation(settings, 5);
    const torch::Tensor slices = discSlices(2);
    const double first = method->trainStep(slices, 0, 10);
    double last = first;
    for (int step = 1; step < 10; ++step) {
        last = method->trainStep(slices, step, 10);
    }
    EXPECT_LT(last, 0.8 * first);
    test::expectScoringChangesNothing(*method, slices, test::Restores::No);
}

TEST(ReverseDistillation, TheSeedGivesTheNetworks) {
    const auto first = makeReverseDistillation(narrowSettings(0.125), 5);
    const auto second = makeReverseDistillation(narrowSettings(0.125), 5);
    const auto other = makeReverseDistillation(narrowSettings(0.125), 6);
    const auto state = test::stateOf(first->networks());
    EXPECT_EQ(test::changedTensors(state, test::stateOf(second->networks())), "");
    EXPECT_NE(test::changedTensors(state, test::stateOf(other->networks())), "");
}

TEST(ReverseDistillation, FindsABrightSquareInADisc) {
    constexpr int kSteps = 150;
    const auto method = makeReverseDistillation(narrowSettings(0.125), 5);
    double first = 0.0;
    double last = 0.0;
    for (int step = 0; step < kSteps; ++step) {
        last = method->trainStep(discSlices(4, static_cast<std::uint64_t>(4 * step)), step, kSteps);
        first = step == 0 ? last : first;
    }
    EXPECT_LT(last, 0.3 * first);
    const torch::Tensor slices = discSlices(4, 100'000);
    EXPECT_LT(method->heldOutLoss(slices), 0.5 * first);
    const torch::Tensor changed = test::slicesWithSquare(slices);
    const torch::Tensor map = method->score(changed, 0).map;
    EXPECT_GT(test::meanInSquare(map), 1.05 * test::meanBesideSquare(map, slices));
    const torch::Tensor healthy = method->score(slices, 0).map;
    EXPECT_GT(test::meanInSquare(map), 2.0 * test::meanInSquare(healthy));
    test::expectScoringChangesNothing(*method, changed, test::Restores::No);
}

}  // namespace

}  // namespace disyre
