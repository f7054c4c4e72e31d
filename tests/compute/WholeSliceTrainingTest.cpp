// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/WholeSliceTraining.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/compute/WindowPrediction.h"
#include "core/platform/AtomicFile.h"
#include "core/wholeslice/HealthySlices.h"
#include "core/wholeslice/WholeSliceCheckpoint.h"
#include "core/wholeslice/WholeSliceMethods.h"
#include "core/wholeslice/WholeSliceScoring.h"
#include "tests/compute/PhantomSubjects.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

ModelCard wholeSliceCard(Method method) {
    ModelCard card;
    card.name = "tiny";
    card.method = method;
    card.patch = kWholeSliceSide;
    card.wholeSlice.width = 0.0625;
    card.wholeSlice.restorationSteps = 2;
    return card;
}

const TrainingData& slicePhantoms() {
    static const TrainingData data = test::phantomSubjects(2);
    return data;
}

TrainingSettings sliceSettings(int steps) {
    TrainingSettings settings;
    settings.steps = steps;
    settings.batch = 4;
    settings.validateEvery = steps;
    settings.validationSamples = 4;
    return settings;
}

class EachWholeSliceMethod : public ::testing::TestWithParam<Method> {};
INSTANTIATE_TEST_SUITE_P(Methods, EachWholeSliceMethod, ::testing::ValuesIn(kWholeSliceMethods),
                         [](const auto& method) {
                             std::string name = toText(method.param);
                             std::erase(name, '-');
                             return name;
                         });

TEST_P(EachWholeSliceMethod, LeavesAModelThatScoresAScan) {
    const test::TemporaryFolder folder;
    double validation = -1.0;
    (void)runWholeSliceTraining(
        slicePhantoms(), wholeSliceCard(GetParam()), sliceSettings(4), folder.path(),
        [&](const TrainingProgress& progress) { validation = progress.validationLoss; },
        StopToken());
    EXPECT_TRUE(std::isfinite(validation));

    const ModelCard card = readModelCard(folder.path());
    EXPECT_EQ(card.method, GetParam());
    EXPECT_EQ(card.wholeSlice, wholeSliceCard(GetParam()).wholeSlice);
    EXPECT_GT(card.parameters, 0);
    const std::shared_ptr<WholeSliceMethod> method = loadWholeSliceMethod(folder.path(), card);
    const TrainingSubject& subject = slicePhantoms().validation.front();
    const StopToken stop;
    const auto mapOf = [&] {
        const HealingWorkers workers{.restore = scoreWholeSlices(method, torch::kCPU, 1, stop),
                                     .threads = 1,
                                     .batches = std::make_shared<BatchRule>(1)};
        return healScan({subject.image, subject.mask}, {.settings = {}, .slices = {6}}, card,
                        workers, {}, stop);
    };
    const HealingResult scored = mapOf();
    EXPECT_EQ(scored.steps.size(), 1u);
    EXPECT_EQ(scored.windowsHealed, 1);
    EXPECT_EQ(scored.restoration.voxels, subject.image.voxels);
    const auto& map = scored.anomalyMap.voxels;
    EXPECT_TRUE(std::all_of(map.begin(), map.end(), [](float v) { return std::isfinite(v); }));
    EXPECT_TRUE(std::any_of(map.begin(), map.end(), [](float v) { return v != 0.0f; }));
    for (std::size_t i = 0; i < map.size(); ++i) {
        if (subject.mask.voxels[i] == 0) {
            ASSERT_EQ(map[i], 0.0f) << i;
        }
    }
    EXPECT_EQ(mapOf().anomalyMap.voxels, map) << "The same slice gets the same score.";
}

TEST_P(EachWholeSliceMethod, AResumedRunEqualsAnUnbrokenOne) {
    const test::TemporaryFolder folder;
    const auto run = [&](const char* name, int stopAt, bool resume) {
        std::vector<double> losses;
        TrainingSettings settings = sliceSettings(8);
        settings.resume = resume;
        StopToken stop;
        (void)runWholeSliceTraining(
            slicePhantoms(), wholeSliceCard(GetParam()), settings, folder.path() / name,
            [&](const TrainingProgress& progress) {
                losses.push_back(progress.loss);
                if (progress.step == stopAt) {
                    stop.requestStop();
                }
            },
            stop);
        return losses;
    };
    std::vector<double> broken = run("broken", 3, false);
    EXPECT_EQ(broken.size(), 3u);
    const std::vector<double> rest = run("broken", -1, true);
    broken.insert(broken.end(), rest.begin(), rest.end());
    const std::vector<double> unbroken = run("unbroken", -1, false);
    ASSERT_EQ(broken.size(), unbroken.size());
    for (std::size_t i = 0; i < unbroken.size(); ++i) {
        EXPECT_NEAR(broken[i], unbroken[i], 1e-4 * std::max(1.0, std::abs(unbroken[i]))) << i;
    }
}

TEST(WholeSliceTraining, RefusesWhatItCannotContinue) {
    const test::TemporaryFolder folder;
    const auto train = [&](const TrainingSettings& settings) {
        (void)runWholeSliceTraining(slicePhantoms(), wholeSliceCard(Method::Vae), settings,
                                    folder.path(), {}, StopToken());
    };
    TrainingSettings settings = sliceSettings(2);
    settings.resume = true;
    EXPECT_THROW(train(settings), FileError) << "There is no checkpoint yet.";
    settings.resume = false;
    train(settings);
    settings.resume = true;
    settings.seed = 2;
    EXPECT_THROW(train(settings), SettingsError) << "The run had another seed.";
    settings.seed = 1;
    writeTextAtomically(folder.path() / kWholeSliceCheckpointFile, "no checkpoint");
    EXPECT_THROW(train(settings), ModelError);
    settings.resume = false;
    settings.startFrom = folder.path();
    EXPECT_THROW(train(settings), SettingsError);
}

TEST(WholeSliceMethods, NamesTheTensorThatDoesNotFit) {
    ModelCard card = wholeSliceCard(Method::Vae);
    const std::unique_ptr<WholeSliceMethod> method = makeWholeSliceMethod(card, 1);
    SafetensorsFile file = storeNetworks(method->networks());
    const std::string name = file.tensors.begin()->first;
    const auto expectError = [&](MessageId id) {
        try {
            fillNetworks(method->networks(), file, "weights.safetensors");
            FAIL() << "The file was taken.";
        } catch (const ModelError& error) {
            EXPECT_NE(std::string(error.what()).find(name), std::string::npos) << error.what();
            EXPECT_EQ(error.id(), id);
        }
    };
    StoredTensor kept = file.tensors.at(name);
    file.tensors.erase(name);
    expectError(MessageId::ModelWeightsLacking);
    file.tensors[name] = storeFloats(std::vector<float>(3), {3});
    expectError(MessageId::ModelWeightsShape);
}

TEST(HealthySlices, HoldTheBrainInTheMiddleAndNothingElse) {
    const HealthySlices slices(slicePhantoms().training);
    ASSERT_GT(slices.size(), 8u);
    const torch::Tensor batch = slices.batch({0, slices.size() / 4});
    EXPECT_EQ(batch.sizes(), torch::IntArrayRef({2, 1, kWholeSliceSide, kWholeSliceSide}));
    const torch::Tensor brain = batch.index({1, 0}) > 0;
    const torch::Tensor rows = brain.any(1).nonzero();
    const auto first = rows.min().item<std::int64_t>();
    const auto last = rows.max().item<std::int64_t>();
    EXPECT_NEAR(static_cast<double>(first + last) / 2.0, 63.5, 1.0);
    EXPECT_TRUE(torch::equal(slices.drawBatch(3, 5, 7), slices.drawBatch(3, 5, 7)));
    EXPECT_FALSE(torch::equal(slices.drawBatch(3, 5, 7), slices.drawBatch(3, 5, 8)));
}

}  // namespace
}  // namespace disyre
