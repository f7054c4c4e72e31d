// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/compute/WindowPrediction.h"
#include "core/model/TensorStorage.h"
#include "core/platform/AtomicFile.h"
#include "core/training/TrainingForecast.h"
#include "core/training/TrainingPreset.h"
#include "core/training/TrainingPreview.h"
#include "tests/compute/PhantomSubjects.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

ModelCard tinyCard() {
    ModelCard card;
    card.name = "tiny";
    card.patch = 16;
    card.architecture.channels = {8, 16};
    card.architecture.attention = {false, false};
    card.architecture.midAttention = false;
    card.architecture.blocksPerLevel = 1;
    card.architecture.normGroups = 4;
    card.architecture.output = OutputForm::Residual;
    return card;
}

const TrainingData& phantoms() {
    static const TrainingData data = test::phantomSubjects(3);
    return data;
}

TrainingSettings settingsFor(int steps) {
    TrainingSettings settings;
    settings.steps = steps;
    settings.batch = 6;
    settings.learningRate = 2e-3;
    settings.validateEvery = 1000;
    return settings;
}

TEST(Trainer, LearnsAndLeavesAModelThatLoads) {
    const test::TemporaryFolder folder;
    TrainingSettings settings = settingsFor(150);
    settings.validateEvery = 150;
    double validation = -1.0;
    double identity = -1.0;
    const TrainingResult result = runTraining(
        phantoms(), tinyCard(), settings, folder.path(),
        [&](const TrainingProgress& progress) {
            validation = progress.validationLoss;
            identity = progress.identityLoss;
        },
        StopToken());
    EXPECT_EQ(result.steps, 150);
    EXPECT_FALSE(result.stopped);
    EXPECT_GT(validation, 0.0);
    EXPECT_LT(validation, 0.9 * identity);
    const ModelCard card = readModelCard(folder.path());
    EXPECT_EQ(card.parameters, loadNet(folder.path(), card)->parameterCount());
}

/// Checks that the losses of a run's parts, one after the other, equal those of a run in one piece.
void expectSameLosses(const std::vector<std::vector<double>>& parts,
                      const std::vector<double>& unbroken) {
    std::vector<double> broken;
    for (const auto& part : parts) {
        broken.insert(broken.end(), part.begin(), part.end());
    }
    ASSERT_EQ(broken.size(), unbroken.size());
    for (std::size_t i = 0; i < unbroken.size(); ++i) {
        EXPECT_NEAR(broken[i], unbroken[i], 1e-6) << i;
    }
}

TEST(Trainer, AResumedRunEqualsAnUnbrokenOne) {
    const test::TemporaryFolder folder;
    const auto run = [&](const char* name, int stopAt, bool resume) {
        std::vector<double> losses;
        TrainingSettings settings = settingsFor(24);
        settings.resume = resume;
        StopToken stop;
        (void)runTraining(
            phantoms(), tinyCard(), settings, folder.path() / name,
            [&](const TrainingProgress& progress) {
                losses.push_back(progress.loss);
                if (progress.step == stopAt) {
                    stop.requestStop();
                }
            },
            stop);
        return losses;
    };
    const std::vector<double> first = run("b", 7, false);
    EXPECT_EQ(first.size(), 7u);
    expectSameLosses({first, run("b", 15, true), run("b", 0, true)}, run("a", 0, false));
}

TEST(Trainer, RefusesToResumeWithOtherSettings) {
    const test::TemporaryFolder folder;
    (void)runTraining(phantoms(), tinyCard(), settingsFor(2), folder.path(), {}, StopToken());
    TrainingSettings other = settingsFor(2);
    other.resume = true;
    other.seed = 99;
    EXPECT_THROW((void)runTraining(phantoms(), tinyCard(), other, folder.path(), {}, StopToken()),
                 SettingsError);
    other = settingsFor(2);
    other.resume = true;
    other.synthesis.maskShrinking = 1;
    EXPECT_THROW((void)runTraining(phantoms(), tinyCard(), other, folder.path(), {}, StopToken()),
                 SettingsError);
    other = settingsFor(2);
    other.resume = true;
    const test::TemporaryFolder empty;
    EXPECT_THROW((void)runTraining(phantoms(), tinyCard(), other, empty.path(), {}, StopToken()),
                 ModelError);
}

TEST(Trainer, SplittingABatchChangesOnlyTheLastDigits) {
    const test::TemporaryFolder folder;
    const auto losses = [&](int microBatch) {
        TrainingSettings settings = settingsFor(3);
        settings.microBatch = microBatch;
        std::vector<double> values;
        (void)runTraining(
            phantoms(), tinyCard(), settings, folder.path(),
            [&](const TrainingProgress& p) { values.push_back(p.loss); }, StopToken());
        return values;
    };
    const auto whole = losses(6);
    const auto split = losses(4);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        EXPECT_NEAR(split[i], whole[i], 1e-5 * whole[i] + 1e-8);
    }
}

TEST(Trainer, AKilledRunResumesFromItsLastCheckpoint) {
    struct Killed {};
    const test::TemporaryFolder folder;
    const auto run = [&](const char* name, int killAt, bool resume) {
        std::vector<double> losses;
        TrainingSettings settings = settingsFor(12);
        settings.checkpointMinutes = 0.0;
        settings.validateEvery = 3;
        settings.resume = resume;
        try {
            (void)runTraining(
                phantoms(), tinyCard(), settings, folder.path() / name,
                [&](const TrainingProgress& progress) {
                    if (progress.step == killAt) {
                        throw Killed();
                    }
                    losses.push_back(progress.loss);
                },
                StopToken());
        } catch (const Killed&) {
        }
        return losses;
    };
    const std::vector<double> first = run("b", 5, false);
    EXPECT_EQ(first.size(), 4u);
    expectSameLosses({first, run("b", 9, true), run("b", 0, true)}, run("a", 0, false));
    const auto weights = [&](const char* name) {
        return readSafetensors(folder.path() / name / kWeightsFile);
    };
    for (const auto& [name, tensor] : weights("a").tensors) {
        EXPECT_EQ(tensor.bytes, weights("b").tensors.at(name).bytes) << name;
    }
}

TEST(Trainer, ARunKilledWithinAStepResumesWithinThatStep) {
    struct Killed {};
    const test::TemporaryFolder folder;
    std::size_t withGradients = 0;
    const auto run = [&](const char* name, int killAtCheckpoint, bool resume) {
        std::vector<double> losses;
        TrainingSettings settings = settingsFor(6);
        settings.batch = 12;
        settings.microBatch = 2;
        settings.threads = 1;
        settings.checkpointMinutes = 0.0;
        settings.resume = resume;
        int checkpoints = 0;
        settings.control.report = [&](TrainingMoment moment, int) {
            if (moment != TrainingMoment::Checkpoint) {
                return;
            }
            const SafetensorsFile file = readSafetensors(folder.path() / name / kCheckpointFile);
            withGradients += file.tensors.count("gradient.0000");
            if (++checkpoints == killAtCheckpoint) {
                throw Killed();
            }
        };
        try {
            (void)runTraining(
                phantoms(), tinyCard(), settings, folder.path() / name,
                [&](const TrainingProgress& progress) { losses.push_back(progress.loss); },
                StopToken());
        } catch (const Killed&) {
        }
        return losses;
    };
    const std::vector<double> unbroken = run("a", 0, false);
    withGradients = 0;
    // The first round of a run is a single pass, so a checkpoint follows that holds the step's
    // first gradients.
    std::vector<std::vector<double>> parts{run("b", 1, false)};
    EXPECT_EQ(parts[0].size(), 0u);
    EXPECT_EQ(withGradients, 1u);
    parts.push_back(run("b", 2, true));
    parts.push_back(run("b", 1, true));
    parts.push_back(run("b", 0, true));
    EXPECT_GE(withGradients, 2u);
    expectSameLosses(parts, unbroken);
    const auto weights = [&](const char* name) {
        return readSafetensors(folder.path() / name / kWeightsFile);
    };
    for (const auto& [name, tensor] : weights("a").tensors) {
        EXPECT_EQ(tensor.bytes, weights("b").tensors.at(name).bytes) << name;
    }
}

TEST(Trainer, TheBestModelSoFarAndAPreviewLieBesideTheCheckpoint) {
    const test::TemporaryFolder folder;
    TrainingSettings settings = settingsFor(8);
    settings.validateEvery = 4;
    std::vector<int> previews;
    settings.control.report = [&](TrainingMoment moment, int step) {
        if (moment == TrainingMoment::Preview) {
            previews.push_back(step);
        }
    };
    const auto observer = [&](const TrainingProgress& progress) {
        if (progress.step == 4) {
            const ModelCard card = readModelCard(folder.path());
            EXPECT_NO_THROW((void)loadNet(folder.path(), card));
            EXPECT_EQ(progress.bestValidationLoss, progress.validationLoss);
        }
    };
    (void)runTraining(phantoms(), tinyCard(), settings, folder.path(), observer, StopToken());
    EXPECT_EQ(previews, (std::vector<int>{4, 8}));
    const TrainingPreview preview = readTrainingPreview(folder.path() / kPreviewFile);
    EXPECT_EQ(preview.step, 8);
    ASSERT_EQ(preview.samples.size(), static_cast<std::size_t>(kPreviewSamples));
    for (const PreviewSample& sample : preview.samples) {
        EXPECT_EQ(sample.healthy.width, 16);
        EXPECT_EQ(sample.restored.pixels.size(), sample.healthy.pixels.size());
        EXPECT_NE(sample.healthy.pixels, sample.corrupted.pixels);
    }
}

TEST(Trainer, AValidationThatWasStoppedIsMadeUpFor) {
    const test::TemporaryFolder folder;
    TrainingSettings settings = settingsFor(6);
    settings.validateEvery = 3;
    const auto history = [&](const char* name) {
        return readTextFile(folder.path() / name / kHistoryFile);
    };
    (void)runTraining(phantoms(), tinyCard(), settings, folder.path() / "a", {}, StopToken());
    StopToken stop;
    settings.control.report = [&](TrainingMoment moment, int step) {
        if (moment == TrainingMoment::Preview && step == 3) {
            stop.requestStop();  // The stop comes in the middle of the validation.
        }
    };
    const auto result =
        runTraining(phantoms(), tinyCard(), settings, folder.path() / "b", {}, stop);
    EXPECT_EQ(result.steps, 3);
    EXPECT_LT(result.validationLoss, 0.0);
    settings.control = {};
    settings.resume = true;
    (void)runTraining(phantoms(), tinyCard(), settings, folder.path() / "b", {}, StopToken());
    EXPECT_EQ(history("a"), history("b"));
}

TEST(Trainer, PausesWhileAskedToAndStillAnswersAStop) {
    const test::TemporaryFolder folder;
    TrainingSettings settings = settingsFor(5);
    std::vector<TrainingMoment> moments;
    StopToken stop;
    int asked = 0;
    bool pause = false;
    settings.control.shouldPause = [&] {
        asked += pause ? 1 : 0;
        if (asked == 4) {
            pause = false;
        }
        return pause;
    };
    settings.control.report = [&](TrainingMoment moment, int) { moments.push_back(moment); };
    int steps = 0;
    (void)runTraining(
        phantoms(), tinyCard(), settings, folder.path(),
        [&](const TrainingProgress& progress) {
            steps = progress.step;
            pause = pause || progress.step == 2;
            if (progress.step == 4) {
                asked = 5;  // From now on the run pauses for ever.
                pause = true;
                stop.requestStop();
            }
        },
        stop);
    EXPECT_EQ(steps, 4);
    EXPECT_EQ(moments, (std::vector{TrainingMoment::Checkpoint, TrainingMoment::Paused,
                                    TrainingMoment::Resumed, TrainingMoment::Checkpoint}));
}

TEST(Trainer, EndsWithTheLastGoodStateWhenTheLossIsNotANumber) {
    const test::TemporaryFolder folder;
    TrainingSettings settings = settingsFor(400);
    settings.learningRate = 0.9;
    settings.gradientClip = 1e30;
    settings.emaDecay = 0.0;
    settings.rateRule = LearningRateRule::Cosine;
    settings.warmupSteps = 0;
    settings.checkpointMinutes = 0.0;
    settings.validateEvery = 1;
    settings.validationSamples = 2;
    TrainingData broken = phantoms();
    int steps = 0;
    try {
        (void)runTraining(
            broken, tinyCard(), settings, folder.path(),
            [&](const TrainingProgress& progress) {
                steps = progress.step;
                if (steps == 3) {
                    for (TrainingSubject& subject : broken.training) {
                        std::fill(subject.image.voxels.begin(), subject.image.voxels.end(),
                                  std::nanf(""));
                    }
                }
            },
            StopToken());
        FAIL() << "trained on NaN";
    } catch (const ComputeError& error) {
        EXPECT_NE(std::string(error.what()).find("no longer a number"), std::string::npos);
    }
    EXPECT_GE(steps, 3);
    for (const auto& [name, tensor] : readSafetensors(folder.path() / kWeightsFile).tensors) {
        const torch::Tensor values = fromStored(tensor);
        EXPECT_TRUE(torch::isfinite(values).all().item<bool>()) << name;
    }
    for (const auto& [name, tensor] : readSafetensors(folder.path() / kCheckpointFile).tensors) {
        EXPECT_TRUE(torch::isfinite(fromStored(tensor)).all().item<bool>()) << name;
    }
}

TEST(Trainer, WritesNothingWhenOnlyMeasuring) {
    const test::TemporaryFolder folder;
    TrainingSettings settings = settingsFor(3);
    settings.writes = false;
    settings.validateEvery = 1;
    const auto result =
        runTraining(phantoms(), tinyCard(), settings, folder.path() / "none", {}, StopToken());
    EXPECT_EQ(result.steps, 3);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "none"));
}

TEST(Trainer, TheForecastCountsTheParametersOfEveryNetwork) {
    for (const Architecture& net :
         {Architecture{}, tinyCard().architecture, valuesOf(TrainingPreset::Quick).architecture,
          valuesOf(TrainingPreset::Standard).architecture, Architecture{.neighbours = 2}}) {
        EXPECT_EQ(parameterCount(net), UNet(net)->parameterCount());
    }
}

TEST(Trainer, GivesTheSameResultForAnyNumberOfDataThreads) {
    const test::TemporaryFolder folder;
    const auto losses = [&](int threads) {
        TrainingSettings settings = settingsFor(3);
        settings.dataThreads = threads;
        std::vector<double> values;
        (void)runTraining(
            phantoms(), tinyCard(), settings, folder.path(),
            [&](const TrainingProgress& p) {
                values.push_back(p.loss);
                EXPECT_GT(p.samplesPerSecond, 0.0);
            },
            StopToken());
        return values;
    };
    EXPECT_EQ(losses(1), losses(3));
}

TEST(Trainer, KeepsTheBestWeightsInsteadOfTheLast) {
    const test::TemporaryFolder folder;
    TrainingSettings settings = settingsFor(40);
    settings.validateEvery = 1;
    settings.emaDecay = 0.0;
    settings.rateRule = LearningRateRule::Cosine;
    settings.warmupSteps = 0;
    settings.learningRate = 0.9;  // This rate is far too high, so the network gets worse.
    StopToken stop;
    double best = 1e9;
    double last = 0.0;
    const TrainingResult result = runTraining(
        phantoms(), tinyCard(), settings, folder.path(),
        [&](const TrainingProgress& p) {
            if (p.validationLoss >= 0.0) {
                best = std::min(best, p.validationLoss);
                last = p.validationLoss;
            }
            if (last > best) {
                stop.requestStop();
            }
        },
        stop);
    EXPECT_GT(last, best);
    EXPECT_DOUBLE_EQ(result.validationLoss, best);

    // Validating the written weights gives the lowest loss again.
    TrainingSettings again = settingsFor(1);
    again.validateEvery = 1;
    again.learningRate = 1e-12;
    again.startFrom = folder.path();
    const test::TemporaryFolder other;
    const TrainingResult same =
        runTraining(phantoms(), tinyCard(), again, other.path(), {}, StopToken());
    EXPECT_NEAR(same.validationLoss, best, 1e-3 * best);
}

TEST(Trainer, EveryMethodLearnsAndHeals) {
    for (const Method method : kPatchMethods) {
        const test::TemporaryFolder folder;
        ModelCard card = tinyCard();
        card.method = method;
        if (predictsMask(method)) {
            card.architecture.output = OutputForm::Direct;
        }
        TrainingSettings settings = settingsFor(60);
        settings.validateEvery = 60;
        double validation = -1.0;
        double first = -1.0;
        (void)runTraining(
            phantoms(), card, settings, folder.path(),
            [&](const TrainingProgress& p) {
                first = first < 0.0 ? p.loss : first;
                validation = p.validationLoss;
            },
            StopToken());
        EXPECT_LT(validation, first) << toText(method);

        const ModelCard read = readModelCard(folder.path());
        EXPECT_EQ(read.method, method);
        const TrainingSubject& subject = phantoms().validation.front();
        const StopToken stop;
        const HealingResult healed =
            healScan({subject.image, subject.mask}, {.settings = {}, .slices = {6}}, read,
                     predictWith(loadNet(folder.path(), read), read, torch::kCPU, stop), {}, stop);
        EXPECT_EQ(healed.steps.size(), usesCondition(method) ? 4u : 1u) << toText(method);
        const auto [low, high] =
            std::minmax_element(healed.anomalyMap.voxels.begin(), healed.anomalyMap.voxels.end());
        EXPECT_GE(*low, 0.0f);
        EXPECT_GT(*high, 0.0f) << toText(method);
        EXPECT_LE(*high, 1.0f) << toText(method);
        EXPECT_EQ(healed.restoration.voxels == subject.image.voxels, predictsMask(method))
            << toText(method);
    }
}

TEST(Trainer, ANetworkThatSeesNeighboursLearnsAndHeals) {
    const test::TemporaryFolder folder;
    ModelCard card = tinyCard();
    card.architecture.neighbours = 1;
    TrainingSettings settings = settingsFor(60);
    settings.validateEvery = 60;
    double validation = -1.0;
    double identity = -1.0;
    (void)runTraining(
        phantoms(), card, settings, folder.path(),
        [&](const TrainingProgress& p) {
            validation = p.validationLoss;
            identity = p.identityLoss;
        },
        StopToken());
    EXPECT_LT(validation, identity);
    const ModelCard read = readModelCard(folder.path());
    EXPECT_EQ(read.architecture, card.architecture);
    const TrainingSubject& subject = phantoms().validation.front();
    const StopToken stop;
    const PredictWindows restore =
        predictWith(loadNet(folder.path(), read), read, torch::kCPU, stop);
    const auto heal = [&](const Volume& image) {
        return healScan({image, subject.mask},
                        {.settings = {}, .slices = {6}, .neighbours = std::vector<int>()}, read,
                        restore, {}, stop);
    };
    const HealingResult healed = heal(subject.image);
    EXPECT_EQ(healed.steps.size(), 4u);
    // Its result for a slice depends on the slices beside it and on no others.
    for (const auto& [z, matters] : {std::pair(5, true), std::pair(7, true), std::pair(4, false)}) {
        Volume other = subject.image;
        const auto first = static_cast<std::ptrdiff_t>(other.index(0, 0, z));
        std::fill_n(other.voxels.begin() + first, other.sliceSize(), 0.0f);
        EXPECT_EQ(heal(other).anomalyMap.voxels != healed.anomalyMap.voxels, matters) << z;
    }
}

TEST(Trainer, WrongSettingsAreRefused) {
    const test::TemporaryFolder folder;
    TrainingSettings settings = settingsFor(0);
    EXPECT_THROW(
        (void)runTraining(phantoms(), tinyCard(), settings, folder.path(), {}, StopToken()),
        SettingsError);
}

}  // namespace
}  // namespace disyre
