// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/WindowPrediction.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <map>
#include <stdexcept>

#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/evaluation/Methods.h"
#include "tests/compute/HashedNet.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

using test::vectors;

ModelCard cardWithPatch(int patch) {
    ModelCard card;
    card.patch = patch;
    return card;
}

const PredictWindows kHalf = [](const torch::Tensor& x, int) { return torch::full_like(x, 0.5); };
const PredictWindows kIdentity = [](const torch::Tensor& x, int) { return x.clone(); };

/// The four values of the healing vectors as a scan of one slice with 2 x 2 pixels.
struct FourValues {
    Volume image{{2, 2, 1}, Affine{{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}}};
    Mask mask{{2, 2, 1}, 1};
    FourValues() { image.voxels = vectors()["healing_4_steps_input"].get<std::vector<float>>(); }
};

HealingSettings plainSettings(UpdateRule rule) {
    HealingSettings settings;
    settings.rule = rule;
    settings.weighting = ForegroundWeighting::Off;
    return settings;
}

void expectTrace(const PredictWindows& model, const std::string& modelName, UpdateRule rule,
                 const std::string& ruleName) {
    const auto& expected = vectors()["healing"][modelName][ruleName];
    const FourValues scan;
    std::vector<std::vector<float>> restored;
    std::vector<std::vector<float>> gradients;
    const HealingResult result = healScan(
        {scan.image, scan.mask}, {plainSettings(rule)}, cardWithPatch(8), model,
        [&](const StepFrame& frame) {
            EXPECT_EQ(frame.t - 1, expected["trace"][restored.size()]["t"].get<int>());
            restored.emplace_back(frame.restored.begin(), frame.restored.end());
            gradients.emplace_back(frame.gradient.begin(), frame.gradient.end());
        },
        StopToken());
    ASSERT_EQ(restored.size(), expected["trace"].size());
    for (std::size_t step = 0; step < restored.size(); ++step) {
        for (std::size_t i = 0; i < 4; ++i) {
            const auto& trace = expected["trace"][step];
            EXPECT_NEAR(restored[step][i], trace["x_next"][i].get<double>(), 1e-6);
            EXPECT_NEAR(gradients[step][i], trace["abs_diff"][i].get<double>(), 1e-6);
        }
    }
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(result.anomalyMap.voxels[i], expected["AS_mean"][i].get<double>(), 1e-6);
        EXPECT_NEAR(result.restoration.voxels[i], expected["restored"][i].get<double>(), 1e-6);
    }
}

TEST(Healing, StepsMatchTheAuthorsForBothUpdateRules) {
    expectTrace(kHalf, "constant_0.5", UpdateRule::Paper, "multi_paper_rule_flipped_alpha");
    expectTrace(kHalf, "constant_0.5", UpdateRule::Corrected, "multi_code_rule_flipped_alpha");
    expectTrace(kIdentity, "identity", UpdateRule::Paper, "multi_paper_rule_flipped_alpha");
    expectTrace(kIdentity, "identity", UpdateRule::Corrected, "multi_code_rule_flipped_alpha");
}

TEST(Healing, MeanOfSingleStepsMatchesTheAuthors) {
    for (const auto& [model, name] : {std::pair(kHalf, "constant_0.5"), {kIdentity, "identity"}}) {
        const auto& expected = vectors()["healing"][name]["mean_single_step"];
        const FourValues scan;
        HealingSettings settings = plainSettings(UpdateRule::Corrected);
        settings.score = ScoreKind::MeanOfSingleSteps;
        std::size_t step = 0;
        const HealingResult result = healScan(
            {scan.image, scan.mask}, {settings}, cardWithPatch(8), model,
            [&](const StepFrame& frame) {
                const auto& trace = expected["trace"][step++];
                EXPECT_EQ(frame.t - 1, trace["t"].get<int>());
                for (std::size_t i = 0; i < 4; ++i) {
                    EXPECT_NEAR(frame.gradient[i], trace["abs_diff"][i].get<double>(), 1e-6);
                    EXPECT_NEAR(frame.restored[i], trace["x0_hat"][i].get<double>(), 1e-6);
                }
            },
            StopToken());
        EXPECT_EQ(step, expected["trace"].size());
        for (std::size_t i = 0; i < 4; ++i) {
            EXPECT_NEAR(result.anomalyMap.voxels[i], expected["AS_mean"][i].get<double>(), 1e-6);
        }
    }
}

/// A network that restores every pixel to t / 100, so that every step shows in the result.
const PredictWindows kByStep = [](const torch::Tensor& x, int t) {
    return torch::full_like(x, t / 100.0);
};

TEST(Healing, SingleStepIsTheDifferenceFromOneRestoration) {
    const FourValues scan;  // Its values are 0.2, 0.9, 0 and 0.5.
    HealingSettings settings = plainSettings(UpdateRule::Paper);
    settings.score = ScoreKind::SingleStep;
    settings.singleT = 30;
    const HealingResult result =
        healScan({scan.image, scan.mask}, {settings}, cardWithPatch(8), kByStep, {}, StopToken());
    ASSERT_EQ(result.steps.size(), 1u);
    EXPECT_EQ(result.steps[0].t, 30);
    const std::vector<double> expected{0.1, 0.6, 0.3, 0.2};
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(result.anomalyMap.voxels[i], expected[i], 1e-6);
        EXPECT_NEAR(result.restoration.voxels[i], 0.3, 1e-6);
    }
    for (const int t : {0, 101}) {
        settings.singleT = t;
        EXPECT_THROW((void)healScan({scan.image, scan.mask}, {settings}, cardWithPatch(8), kByStep,
                                    {}, StopToken()),
                     SettingsError);
    }
}

TEST(Healing, MeanOfSingleStepsRestoresToTheMeanOfTheRestorations) {
    const FourValues scan;
    HealingSettings settings = plainSettings(UpdateRule::Paper);
    settings.score = ScoreKind::MeanOfSingleSteps;
    settings.skip = 50;
    const HealingResult result =
        healScan({scan.image, scan.mask}, {settings}, cardWithPatch(8), kByStep, {}, StopToken());
    // The steps t = 100 and 50 restore to 1 and 0.5, so the first pixel gives |0.2 - 1| and |0.2 -
    // 0.5|.
    EXPECT_NEAR(result.restoration.voxels[0], 0.75, 1e-6);
    EXPECT_NEAR(result.anomalyMap.voxels[0], 0.55, 1e-6);
}

/// A phantom in model space and a small network with weights from their names' hashes.
struct NetOnPhantom {
    Volume image = test::phantomBrain({44, 52, 8}, 2.0);
    Mask mask = test::phantomMask(image);
    ModelCard card = cardWithPatch(16);
    StopToken stop;
    UNet net = [] {
        Architecture residual = test::tinyArchitecture();
        residual.output = OutputForm::Residual;
        UNet made = test::hashedNet(residual);
        // A network with such weights removes no noise; taking a tenth of its output keeps x within
        // [0, 1].
        const torch::NoGradGuard noGradients;
        made->named_parameters()["conv_out.weight"].mul_(0.1);
        made->eval();
        return made;
    }();

    NetOnPhantom() {
        card.architecture = net->architecture();
        for (float& value : image.voxels) {
            value = std::min(1.0f, value / 100.0f);
        }
    }
    HealingResult heal(const HealingRequest& request, const StepObserver& observer = {}) {
        return healScan({image, mask}, request, card, predictWith(net, card, torch::kCPU, stop),
                        observer, stop);
    }
};

TEST(Healing, ASliceHealedAloneEqualsThatSliceOfTheVolume) {
    NetOnPhantom example;
    const HealingResult whole = example.heal({});
    HealingRequest request;
    request.slices = {4};
    const HealingResult alone = example.heal(request);
    EXPECT_EQ(whole.slicesHealed, 8);
    EXPECT_EQ(alone.slicesHealed, 1);
    const std::size_t first = example.image.index(0, 0, 4);
    float largest = 0.0f;
    for (std::size_t i = 0; i < example.image.sliceSize(); ++i) {
        EXPECT_NEAR(alone.anomalyMap.voxels[first + i], whole.anomalyMap.voxels[first + i], 1e-5);
        EXPECT_NEAR(alone.restoration.voxels[first + i], whole.restoration.voxels[first + i], 1e-5);
        largest = std::max(largest, whole.anomalyMap.voxels[first + i]);
    }
    EXPECT_GT(largest, 0.01f);
    // Slices that were not healed keep the scan's values and have no score.
    EXPECT_EQ(alone.anomalyMap.at(22, 26, 5), 0.0f);
    EXPECT_EQ(alone.restoration.at(22, 26, 5), example.image.at(22, 26, 5));
}

TEST(Healing, ANetworkThatSeesNeighboursGetsThemAsTheScanHasThem) {
    // This network returns the slice below, or above, as x0-hat.
    Volume image = test::phantomBrain({40, 40, 8}, 2.0);
    for (std::size_t i = 0; i < image.voxels.size(); ++i) {
        image.voxels[i] = static_cast<float>((i * 37) % 101) / 101.0f;
    }
    const Mask mask(image.size, 1);
    ModelCard card = cardWithPatch(16);
    card.architecture.neighbours = 1;
    for (const bool mirrored : {false, true}) {
        for (const int channel : {1, 2}) {
            const PredictWindows restore = [channel](const torch::Tensor& x, int) {
                EXPECT_EQ(x.size(1), 3);
                return x.narrow(1, channel, 1).clone();
            };
            HealingSettings settings = plainSettings(UpdateRule::Paper);
            settings.mirrored = mirrored;
            settings.score = ScoreKind::MeanOfSingleSteps;
            const HealingResult result =
                healScan({image, mask}, {settings}, card, restore, {}, StopToken());
            const int offset = channel == 1 ? -1 : 1;
            for (int z = 0; z < 8; ++z) {
                for (int y = 0; y < 40; ++y) {
                    for (int x = 0; x < 40; ++x) {
                        const bool there = z + offset >= 0 && z + offset < 8;
                        ASSERT_NEAR(result.restoration.at(x, y, z),
                                    there ? image.at(x, y, z + offset) : 0.0f, 1e-5)
                            << x << " " << y << " " << z;
                    }
                }
            }
        }
    }
}

TEST(Healing, MeanOfTheStepGradientsIsTheUnweightedMap) {
    NetOnPhantom example;
    HealingRequest request;
    request.settings.weighting = ForegroundWeighting::Off;
    std::vector<double> mean(example.image.voxels.size(), 0.0);
    std::map<int, double> stepMeans;
    const HealingResult result = example.heal(request, [&](const StepFrame& frame) {
        const std::size_t first = example.image.index(0, 0, frame.slice);
        double sum = 0.0;
        double brain = 0.0;
        for (std::size_t i = 0; i < frame.gradient.size(); ++i) {
            mean[first + i] += frame.gradient[i] / frame.steps;
            sum += frame.gradient[i];
            brain += example.mask.voxels[first + i];
        }
        if (brain > 0.0) {
            EXPECT_NEAR(frame.meanGradient, sum / brain, 1e-9);
        }
        stepMeans[frame.t] += sum;
    });
    double brain = 0.0;
    for (std::size_t i = 0; i < mean.size(); ++i) {
        EXPECT_NEAR(result.anomalyMap.voxels[i], mean[i], 1e-6);
        brain += example.mask.voxels[i];
    }
    ASSERT_EQ(result.steps.size(), 4u);
    for (const StepRecord& step : result.steps) {
        EXPECT_NEAR(step.meanGradient, stepMeans[step.t] / brain, 1e-9);
    }
}

TEST(Healing, MeanOfTheWeightedGradientsIsTheMap) {
    NetOnPhantom example;
    for (const auto blending : {WindowBlending::AfterLoop, WindowBlending::EveryStep}) {
        HealingRequest request;
        request.slices = {3, 4};
        request.settings.blending = blending;
        std::vector<double> mean(example.image.voxels.size(), 0.0);
        const HealingResult result = example.heal(request, [&](const StepFrame& frame) {
            const std::size_t first = example.image.index(0, 0, frame.slice);
            for (std::size_t i = 0; i < frame.weighted.size(); ++i) {
                mean[first + i] += frame.weighted[i] / frame.steps;
            }
        });
        for (std::size_t i = 0; i < mean.size(); ++i) {
            ASSERT_NEAR(result.anomalyMap.voxels[i], mean[i], 1e-6);
        }
    }
}

TEST(Healing, MeanOfSingleStepsIsTheMeanOfTheirMaps) {
    NetOnPhantom example;
    HealingRequest request;
    request.slices = {3, 4};
    request.settings.score = ScoreKind::MeanOfSingleSteps;
    const auto mean = example.heal(request).anomalyMap.voxels;
    request.settings.score = ScoreKind::SingleStep;
    std::vector<float> sum(mean.size(), 0.0f);
    for (const int t : {100, 75, 50, 25}) {
        request.settings.singleT = t;
        const auto map = example.heal(request).anomalyMap.voxels;
        std::transform(map.begin(), map.end(), sum.begin(), sum.begin(), std::plus<>());
    }
    for (std::size_t i = 0; i < mean.size(); ++i) {
        ASSERT_NEAR(mean[i], sum[i] / 4.0f, 1e-6);
    }
}

TEST(Healing, TheBrainShareMapTurnsOneWeightingIntoTheOther) {
    NetOnPhantom example;
    HealingRequest request;
    request.slices = {0, 1, 4};
    request.settings.skip = 50;
    const auto code = example.heal(request).anomalyMap.voxels;
    request.settings.weighting = ForegroundWeighting::Normalised;
    const auto normalised = example.heal(request).anomalyMap.voxels;
    const std::vector<float> share =
        brainShareMap(example.mask, example.card.patch, example.card.defaultStride(),
                      HealingSettings().placement);
    float largest = 0.0f;
    for (const int slice : request.slices) {
        const std::size_t first = example.image.index(0, 0, slice);
        for (std::size_t i = first; i < first + example.image.sliceSize(); ++i) {
            if (example.mask.voxels[i] != 0) {
                ASSERT_NEAR(code[i] / share[i], normalised[i], 1e-5);
                largest = std::max(largest, normalised[i]);
            } else {
                ASSERT_EQ(share[i], 0.0f);
            }
        }
    }
    EXPECT_GT(largest, 0.01f);
}

TEST(Healing, BlendingInsideTheLoopStartsEachStepFromTheBlend) {
    // If one window covers the slice, it makes no difference when windows are blended.
    const FourValues scan;
    HealingSettings settings = plainSettings(UpdateRule::Paper);
    const auto mapOf = [&](WindowBlending blending) {
        settings.blending = blending;
        return healScan({scan.image, scan.mask}, {settings}, cardWithPatch(8), kByStep, {},
                        StopToken())
            .anomalyMap.voxels;
    };
    const auto after = mapOf(WindowBlending::AfterLoop);
    const auto inside = mapOf(WindowBlending::EveryStep);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(inside[i], after[i], 1e-6);
    }
    // With several windows, every window starts the next step from the same blended values.
    NetOnPhantom example;
    const PredictWindows distinct = [](const torch::Tensor& x, int) {
        const torch::Tensor levels = torch::arange(x.size(0)) / static_cast<double>(x.size(0));
        return levels.to(torch::kFloat).view({-1, 1, 1, 1}).expand_as(x).contiguous();
    };
    HealingRequest several{plainSettings(UpdateRule::Paper)};
    several.slices = {4};
    several.settings.skip = 50;
    several.settings.blending = WindowBlending::EveryStep;
    std::vector<float> before(
        example.image.voxels.begin() + static_cast<std::ptrdiff_t>(example.image.index(0, 0, 4)),
        example.image.voxels.begin() + static_cast<std::ptrdiff_t>(example.image.index(0, 0, 5)));
    const double left = Schedule().alpha(50);
    (void)healScan(
        {example.image, example.mask}, several, example.card, distinct,
        [&](const StepFrame& frame) {
            // Each pixel has one x: before the step it differs from x0-hat by |x - x0_hat|, and
            // after it by `left` times that.
            for (std::size_t i = 0; i < before.size() && frame.step == 0; ++i) {
                if (example.mask.voxels[example.image.index(0, 0, 4) + i] != 0) {
                    const double moved = std::abs(frame.restored[i] - before[i]);
                    ASSERT_NEAR(moved, (1.0 - left) * frame.gradient[i], 1e-5);
                }
            }
        },
        StopToken());
}

TEST(Healing, NothingOutsideTheBrainScores) {
    NetOnPhantom example;
    const HealingResult result = example.heal({});
    for (std::size_t i = 0; i < example.mask.voxels.size(); ++i) {
        if (example.mask.voxels[i] == 0) {
            ASSERT_EQ(result.anomalyMap.voxels[i], 0.0f);
            ASSERT_EQ(result.restoration.voxels[i], 0.0f);
        }
    }
}

TEST(Healing, EverySliceSendsOneFramePerStep) {
    NetOnPhantom example;
    HealingRequest request;
    request.slices = {5, 2, 6};
    request.settings.skip = 50;
    std::vector<std::pair<int, int>> seen;
    (void)example.heal(request, [&](const StepFrame& frame) {
        seen.emplace_back(frame.slice, frame.t);
        EXPECT_EQ(frame.steps, 2);
        EXPECT_EQ(frame.slicesTotal, 3);
    });
    const std::vector<std::pair<int, int>> expected{{5, 100}, {5, 50},  {2, 100},
                                                    {2, 50},  {6, 100}, {6, 50}};
    EXPECT_EQ(seen, expected);
}

TEST(Healing, AStopIsAnsweredAtTheNextStepAndKeepsCompleteSlices) {
    NetOnPhantom example;
    int framesAfterStop = 0;
    const HealingResult result = example.heal({}, [&](const StepFrame& frame) {
        framesAfterStop += example.stop.stopRequested() ? 1 : 0;
        if (frame.slice == 3 && frame.step == 1) {
            example.stop.requestStop();
        }
    });
    EXPECT_TRUE(result.stopped);
    EXPECT_EQ(result.slicesHealed, 3);
    EXPECT_EQ(framesAfterStop, 0);
    EXPECT_EQ(result.anomalyMap.at(22, 26, 3), 0.0f);
    EXPECT_GT(result.anomalyMap.at(22, 26, 2), 0.0f);
}

TEST(Healing, AStopIsSeenBeforeTheNextNetworkCall) {
    NetOnPhantom example;
    const PredictWindows restore =
        predictWith(example.net, example.card, torch::kCPU, example.stop);
    const torch::Tensor windows = torch::rand({64, 1, 16, 16});
    const torch::Tensor out = restore(windows, 50);
    EXPECT_EQ(out.sizes(), windows.sizes());
    example.stop.requestStop();
    EXPECT_THROW((void)restore(windows, 50), Stopped);
}

TEST(Healing, WrongSettingsAreRefused) {
    NetOnPhantom example;
    HealingRequest request;
    request.settings.skip = 0;
    EXPECT_THROW((void)example.heal(request), SettingsError);
    request = {};
    request.settings.stride = 17;
    EXPECT_THROW((void)example.heal(request), SettingsError);
    request = {};
    request.slices = {99};
    EXPECT_THROW((void)example.heal(request), SettingsError);
}

TEST(Healing, ForegroundWeightingFollowsTheBrainShare) {
    // If one window covers a slice, the code's rule multiplies the map by the share of the window
    // that is brain.
    FourValues scan;
    HealingSettings settings = plainSettings(UpdateRule::Paper);
    const auto heal = [&](ForegroundWeighting weighting) {
        settings.weighting = weighting;
        return healScan({scan.image, scan.mask}, {settings}, cardWithPatch(8), kHalf, {},
                        StopToken())
            .anomalyMap.voxels;
    };
    const auto off = heal(ForegroundWeighting::Off);
    const auto code = heal(ForegroundWeighting::Code);
    const auto normalised = heal(ForegroundWeighting::Normalised);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(code[i], off[i] * 4.0 / 64.0, 1e-7);
        EXPECT_NEAR(normalised[i], off[i], 1e-6);
    }
}

/// Heals three slices with a card that fails at its third call, or with a card that never fails.
HealingResult healWithFailingCard(NetOnPhantom& example, bool hasCard, int* failures) {
    const auto net = std::make_shared<InferenceNet>(example.card.architecture, example.card.patch,
                                                    weightSource(*example.net));
    const PredictBatch processor = predictOnProcessor(net, example.card, example.stop);
    auto calls = std::make_shared<std::atomic<int>>(0);
    const PredictBatch card = [calls, processor](const float* windows, int count, int t,
                                                 float* restored) {
        if (++*calls >= 3) {
            throw std::runtime_error("CUDA out of memory\nand a long trace");
        }
        processor(windows, count, t, restored);
    };
    HealingWorkers workers;
    workers.threads = 2;
    workers.batches = std::make_shared<BatchRule>(64);
    workers.restore =
        !hasCard ? processor
                 : predictWithFallback(card, processor, example.card.patch,
                                       [&](const MessageArgument& reason) {
                                           ++*failures;
                                           EXPECT_EQ(reason.written(), "CUDA out of memory");
                                           workers.batches->reset();
                                       });
    HealingRequest request;
    request.slices = {3, 4, 5};
    return healScan({example.image, example.mask}, request, example.card, workers, {},
                    example.stop);
}

TEST(Healing, TheProcessorTakesOverOnceACardFailsMidway) {
    NetOnPhantom example;
    int failures = 0;
    const HealingResult plain = healWithFailingCard(example, false, &failures);
    EXPECT_EQ(failures, 0);
    const HealingResult rescued = healWithFailingCard(example, true, &failures);
    EXPECT_EQ(failures, 1);
    EXPECT_EQ(rescued.slicesHealed, 3);
    EXPECT_EQ(rescued.anomalyMap.voxels, plain.anomalyMap.voxels);
    EXPECT_EQ(rescued.restoration.voxels, plain.restoration.voxels);
}

TEST(Healing, TheFastNetworkHealsLikeThePlainNetwork) {
    NetOnPhantom example;
    int failures = 0;
    const HealingResult fast = healWithFailingCard(example, false, &failures);
    HealingRequest request;
    request.slices = {3, 4, 5};
    const HealingResult plain = example.heal(request);
    for (std::size_t i = 0; i < plain.anomalyMap.voxels.size(); ++i) {
        ASSERT_NEAR(fast.anomalyMap.voxels[i], plain.anomalyMap.voxels[i], 1e-5);
        ASSERT_NEAR(fast.restoration.voxels[i], plain.restoration.voxels[i], 1e-5);
    }
}

}  // namespace
}  // namespace disyre
