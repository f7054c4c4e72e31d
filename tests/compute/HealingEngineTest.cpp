// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/MessageId.h"
#include "core/healing/HealingEngine.h"

#include <gtest/gtest.h>

#include <atomic>
#include <bit>
#include <chrono>
#include <cmath>
#include <mutex>
#include <numeric>
#include <set>
#include <thread>

#include "core/base/Error.h"
#include "core/healing/MapSmoothing.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

void sleepFor(double seconds) {
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
}

/// A scan of six slices, of which the first two hold no brain, and a healer that needs no network.
struct Example {
    Volume image = test::phantomBrain({44, 52, 6}, 2.0);
    Mask mask = test::phantomMask(image);
    ModelCard card;
    HealingSettings settings;
    std::vector<int> asked;  // The slices to heal; empty stands for all of them.
    std::optional<std::vector<int>> neighbours;
    StopToken stop;
    HealingWorkers workers;

    Example() {
        card.patch = 16;
        for (std::size_t i = 0; i < image.voxels.size(); ++i) {
            const bool isEmpty = i < 2 * image.sliceSize();
            image.voxels[i] = isEmpty ? 0.0f : std::min(1.0f, image.voxels[i] / 100.0f);
            mask.voxels[i] = isEmpty ? std::uint8_t{0} : mask.voxels[i];
        }
        workers.batches = std::make_shared<BatchRule>(8);
        workers.restore = [this](const float* windows, int count, int t, float* restored) {
            const int values = count * card.patch * card.patch;
            for (int i = 0; i < values; ++i) {
                restored[i] = 0.7f * windows[i] + 0.002f * static_cast<float>(t);
            }
        };
    }

    HealingResult heal(const StepObserver& observer = {}) {
        std::vector<int> slices = asked;
        if (slices.empty()) {
            slices.resize(static_cast<std::size_t>(image.size[2]));
            std::iota(slices.begin(), slices.end(), 0);
        }
        const SlicePlan plan({image, mask}, {settings, {}, slices, neighbours}, card);
        return healSlices(plan, slices, workers, observer, stop);
    }
};

TEST(HealingEngine, ResultsDependNeitherOnThreadsNorOnBatches) {
    for (const auto blending : {WindowBlending::AfterLoop, WindowBlending::EveryStep}) {
        Example example;
        example.settings.blending = blending;
        const HealingResult plain = example.heal();
        EXPECT_EQ(plain.slicesHealed, 6);
        EXPECT_GT(*std::max_element(plain.anomalyMap.voxels.begin(), plain.anomalyMap.voxels.end()),
                  0.01f);
        for (const int threads : {1, 2, 5}) {
            for (const int largest : {1, 3, 64}) {
                example.workers.threads = threads;
                example.workers.batches = std::make_shared<BatchRule>(largest);
                const HealingResult other = example.heal();
                EXPECT_EQ(other.anomalyMap.voxels, plain.anomalyMap.voxels);
                EXPECT_EQ(other.restoration.voxels, plain.restoration.voxels);
                EXPECT_EQ(other.windowsHealed, plain.windowsHealed);
                for (std::size_t i = 0; i < plain.steps.size(); ++i) {
                    EXPECT_EQ(other.steps[i].meanGradient, plain.steps[i].meanGradient);
                }
            }
        }
    }
}

TEST(HealingEngine, SmoothingChangesOnlyTheScore) {
    Example example;
    const HealingResult plain = example.heal();
    example.card.mapSmoothingMillimetres = 1.5;
    Volume frames(example.image.size, example.image.affine);
    const HealingResult smoothed = example.heal([&](const StepFrame& frame) {
        const std::size_t first = frames.index(0, 0, frame.slice);
        for (std::size_t i = 0; i < frame.weighted.size(); ++i) {
            frames.voxels[first + i] += frame.weighted[i] / static_cast<float>(frame.steps);
        }
    });
    Volume expected = plain.anomalyMap;
    smoothMapWithin(expected, example.mask, mapSmoothingPixels(example.settings, example.card));
    float largest = 0.0f;
    for (std::size_t i = 0; i < expected.voxels.size(); ++i) {
        ASSERT_NEAR(smoothed.anomalyMap.voxels[i], expected.voxels[i], 1e-6f);
        ASSERT_EQ(smoothed.anomalyMap.voxels[i], frames.voxels[i]);
        largest = std::max(largest, std::abs(expected.voxels[i] - plain.anomalyMap.voxels[i]));
    }
    EXPECT_GT(largest, 0.001f);
    EXPECT_EQ(smoothed.restoration.voxels, plain.restoration.voxels);
    for (std::size_t i = 0; i < plain.steps.size(); ++i) {
        EXPECT_EQ(smoothed.steps[i].meanGradient, plain.steps[i].meanGradient);
    }
    example.settings.smoothing = 0.0;
    EXPECT_EQ(example.heal().anomalyMap.voxels, plain.anomalyMap.voxels);
}

/// The example in which each score is smoothed with those of the slices next to it.
struct SmoothedAcross : Example {
    SmoothedAcross() {
        card.spacing = {2, 2, 2};
        card.mapSmoothingMillimetres = 1.5;
        card.mapSmoothingAcrossMillimetres = 1.0;
    }
    std::vector<float> slice(const Volume& volume, int z) const {
        const auto first =
            volume.voxels.begin() + static_cast<std::ptrdiff_t>(image.index(0, 0, z));
        return {first, first + static_cast<std::ptrdiff_t>(image.sliceSize())};
    }
};

TEST(HealingEngine, ASliceHealedAloneEqualsThatOfTheVolumeWhenSmoothedAcrossSlices) {
    SmoothedAcross example;
    const HealingResult whole = example.heal();
    EXPECT_EQ(whole.slicesHealed, 6);
    example.asked = {3};
    std::vector<std::pair<int, bool>> seen;
    const HealingResult alone = example.heal([&](const StepFrame& frame) {
        EXPECT_EQ(frame.slicesTotal, 3);
        if (frame.step == 0) {
            seen.emplace_back(frame.slice, frame.isNeighbour);
        }
    });
    EXPECT_EQ(seen, (std::vector<std::pair<int, bool>>{{3, false}, {2, true}, {4, true}}));
    EXPECT_EQ(alone.slicesHealed, 1);
    EXPECT_EQ(example.slice(alone.anomalyMap, 3), example.slice(whole.anomalyMap, 3));
    EXPECT_EQ(example.slice(alone.restoration, 3), example.slice(whole.restoration, 3));
    for (const int neighbour : {2, 4}) {
        EXPECT_EQ(example.slice(alone.restoration, neighbour),
                  example.slice(example.image, neighbour));
        EXPECT_EQ(example.slice(alone.anomalyMap, neighbour),
                  std::vector<float>(example.image.sliceSize(), 0.0f));
    }
    // Without smoothing across slices the slice has another map.
    example.settings.smoothingAcross = 0.0;
    EXPECT_NE(example.slice(example.heal().anomalyMap, 3), example.slice(whole.anomalyMap, 3));
}

TEST(HealingEngine, HealsExactlyTheNeighboursThatAreGiven) {
    SmoothedAcross example;
    example.asked = {3};
    example.neighbours = std::vector<int>{5};
    std::vector<int> seen;
    const auto note = [&](const StepFrame& frame) {
        if (frame.step == 0) {
            seen.push_back(frame.slice);
        }
    };
    EXPECT_EQ(example.heal(note).slicesHealed, 1);
    EXPECT_EQ(seen, (std::vector<int>{3, 5}));
}

TEST(HealingEngine, HealsNoSliceTwiceWhenSmoothingAVolumeAcrossSlices) {
    SmoothedAcross example;
    const HealingResult smoothed = example.heal();
    example.settings.smoothingAcross = 0.0;
    const HealingResult plain = example.heal();
    EXPECT_EQ(smoothed.windowsHealed, plain.windowsHealed);
    EXPECT_EQ(smoothed.restoration.voxels, plain.restoration.voxels);
    Volume expected = plain.anomalyMap;
    example.settings.smoothingAcross = 1.0;
    smoothMapAcross(expected, example.mask, std::vector<std::uint8_t>(6, 1),
                    smoothingAcross(example.settings, example.card, expected));
    EXPECT_EQ(smoothed.anomalyMap.voxels, expected.voxels);
}

// This network removes a fifth from one half of every window, and so from the other half of a
// mirrored one.
TEST(HealingEngine, MirroredWindowsCountAsMuchAsUnmirroredOnes) {
    Example example;
    example.settings.score = ScoreKind::SingleStep;
    bool isLeftHalf = true;
    example.workers.restore = [&](const float* windows, int count, int, float* restored) {
        for (int i = 0; i < count * 16 * 16; ++i) {
            restored[i] = windows[i] - ((i % 16 < 8) == isLeftHalf ? 0.2f : 0.0f);
        }
    };
    for (const auto weighting : {ForegroundWeighting::Code, ForegroundWeighting::Normalised}) {
        example.settings.weighting = weighting;
        example.settings.mirrored = false;
        isLeftHalf = true;
        const HealingResult left = example.heal();
        isLeftHalf = false;
        const HealingResult right = example.heal();
        example.settings.mirrored = true;
        const HealingResult both = example.heal();
        EXPECT_EQ(both.windowsHealed, 2 * left.windowsHealed);
        float largest = 0.0f;
        for (std::size_t i = 0; i < both.anomalyMap.voxels.size(); ++i) {
            ASSERT_NEAR(both.anomalyMap.voxels[i],
                        (left.anomalyMap.voxels[i] + right.anomalyMap.voxels[i]) / 2.0f, 1e-6f);
            ASSERT_NEAR(both.restoration.voxels[i],
                        (left.restoration.voxels[i] + right.restoration.voxels[i]) / 2.0f, 1e-6f);
            largest =
                std::max(largest, std::abs(left.anomalyMap.voxels[i] - both.anomalyMap.voxels[i]));
        }
        EXPECT_GT(largest, 0.01f);
    }
}

TEST(HealingEngine, BlendingAtEveryStepGivesMirroredWindowsTheBlendToo) {
    Example example;
    example.settings.blending = WindowBlending::EveryStep;
    const HealingResult plain = example.heal();
    // This healer treats a window and its mirror image alike.
    example.settings.mirrored = true;
    const HealingResult both = example.heal();
    for (std::size_t i = 0; i < plain.anomalyMap.voxels.size(); ++i) {
        ASSERT_NEAR(both.anomalyMap.voxels[i], plain.anomalyMap.voxels[i], 1e-6f);
    }
}

TEST(HealingEngine, SendsFramesOneAtATimeInTheOrderAskedFor) {
    Example example;
    example.workers.threads = 4;
    example.asked = {4, 0, 3, 5, 2};
    example.settings.skip = 50;
    std::vector<std::pair<int, int>> seen;
    std::vector<int> done;
    std::atomic<int> inside{0};
    (void)example.heal([&](const StepFrame& frame) {
        EXPECT_EQ(++inside, 1);
        sleepFor(0.002);
        seen.emplace_back(frame.slice, frame.step);
        done.push_back(frame.slicesDone);
        --inside;
    });
    const std::vector<std::pair<int, int>> expected{{4, 0}, {4, 1}, {0, 0}, {0, 1}, {3, 0},
                                                    {3, 1}, {5, 0}, {5, 1}, {2, 0}, {2, 1}};
    EXPECT_EQ(seen, expected);
    EXPECT_EQ(done, (std::vector<int>{0, 1, 1, 2, 2, 3, 3, 4, 4, 5}));
}

TEST(HealingEngine, AllWorkersBeginWithTheFirstSliceAskedFor) {
    Example example;
    example.workers.threads = 2;
    example.asked = {4, 3};
    example.settings.skip = 100;
    std::fill(example.image.voxels.begin(), example.image.voxels.end(), 0.0f);
    for (std::size_t i = 0; i < example.mask.voxels.size(); ++i) {
        const bool isFourth = i / example.image.sliceSize() == 4;
        example.image.voxels[i] = example.mask.voxels[i] == 0 ? 0.0f : isFourth ? 0.8f : 0.2f;
    }
    std::mutex mutex;
    std::vector<float> largest;
    example.workers.restore = [&](const float* windows, int count, int, float* restored) {
        const std::ptrdiff_t values = count * 16 * 16;
        {
            const std::lock_guard lock(mutex);
            largest.push_back(*std::max_element(windows, windows + values));
        }
        std::copy_n(windows, values, restored);
        sleepFor(0.05);
    };
    (void)example.heal();
    ASSERT_GT(largest.size(), 2u);
    EXPECT_EQ(largest[0], 0.8f);
    EXPECT_EQ(largest[1], 0.8f);
}

TEST(HealingEngine, TheLastCallsOfASliceThatIsWaitedForAreTheSmallest) {
    Example example;
    example.workers.threads = 2;
    example.asked = {4};
    example.settings.skip = 100;
    example.settings.stride = 8;
    example.workers.batches = std::make_shared<BatchRule>(2);
    std::mutex mutex;
    std::vector<int> calls;
    example.workers.restore = [&](const float* from, int count, int, float* restored) {
        std::copy_n(from, count * 16 * 16, restored);
        // A call takes the same time for any number of windows, so that two windows per call soon
        // prove faster.
        sleepFor(0.005);
        const std::lock_guard lock(mutex);
        calls.push_back(count);
    };
    int windows = 0;
    for (int round = 0; round < 3; ++round) {
        calls.clear();
        windows = example.heal().windowsHealed;
    }
    ASSERT_GT(windows, 4);
    std::vector<int> expected;
    for (int left = windows; left > 0; left -= expected.back()) {
        expected.push_back(std::min(2, (left + 1) / 2));
    }
    std::sort(calls.rbegin(), calls.rend());
    EXPECT_EQ(calls, expected);
}

TEST(HealingEngine, AWorkersErrorReachesTheCaller) {
    Example example;
    example.workers.threads = 3;
    const PredictBatch working = example.workers.restore;
    std::atomic<int> calls{0};
    example.workers.restore = [&](const float* windows, int count, int t, float* restored) {
        if (++calls == 7) {
            throw ComputeError(MessageId::MemoryShort);
        }
        working(windows, count, t, restored);
    };
    EXPECT_THROW((void)example.heal(), ComputeError);
    example.workers.restore = working;
    EXPECT_EQ(example.heal().slicesHealed, 6);
}

TEST(HealingEngine, AStopIsAnsweredAfterTheCallsInProgress) {
    Example example;
    example.workers.threads = 2;
    const PredictBatch working = example.workers.restore;
    example.workers.restore = [&](const float* windows, int count, int t, float* restored) {
        sleepFor(0.05);
        working(windows, count, t, restored);
    };
    std::atomic<int> framesAfter{0};
    Clock::time_point asked;
    std::thread user([&] {
        sleepFor(0.3);
        asked = Clock::now();
        example.stop.requestStop();
    });
    const HealingResult result = example.heal(
        [&](const StepFrame&) { framesAfter += example.stop.stopRequested() ? 1 : 0; });
    user.join();
    EXPECT_TRUE(result.stopped);
    EXPECT_LT(result.slicesHealed, 6);
    EXPECT_LT(secondsSince(asked), 1.0);
    EXPECT_LE(framesAfter, 1);  // One frame may have been on its way to the observer.
}

TEST(BatchRule, KeepsCallsOfASlowNetworkUnderTheirTimeLimit) {
    // A call takes 20 ms for one window and less per window in larger batches, which tempts the
    // rule to enlarge the batch.
    Example example;
    example.card.patch = 8;
    example.asked = {2, 3};
    example.workers.threads = 2;
    example.workers.batches = std::make_shared<BatchRule>(64);
    std::mutex mutex;
    double longest = 0.0;
    int largest = 0;
    int windowsDone = 0;
    example.workers.restore = [&](const float* windows, int count, int, float* restored) {
        const auto start = Clock::now();
        sleepFor(0.02 * std::pow(count, 0.8));
        std::copy_n(windows, count * 8 * 8, restored);
        const std::lock_guard lock(mutex);
        longest = std::max(longest, secondsSince(start));
        largest = std::max(largest, count);
        windowsDone += count;
        if (windowsDone > 150) {
            example.stop.requestStop();
        }
    };
    (void)example.heal();
    EXPECT_GT(largest, 4);
    EXPECT_LT(longest, BatchRule::kLongestCall);
}

TEST(BatchRule, ACallThatWasTooSlowMakesTheNextOneSmaller) {
    BatchRule rule(64);
    for (int call = 0; call < 20; ++call) {
        rule.report(rule.next(), 0.010);
    }
    const int before = rule.next();
    EXPECT_EQ(before, 64);
    rule.report(before, 64 * 0.07);  // Another program has become busy.
    EXPECT_LE(rule.next() * 0.07, BatchRule::kLongestCall);
    rule.report(1, 0.5);
    EXPECT_EQ(rule.next(), 1);
    for (int call = 0; call < 40; ++call) {
        rule.report(rule.next(), 0.010);  // The other program is quiet again.
    }
    EXPECT_GT(rule.next(), 16);
}

/// Reports calls that take `fixed` + `perWindow` * n seconds until the rule's answer stays the
/// same.
int settledSize(BatchRule& rule, double fixed, double perWindow) {
    for (int call = 0; call < 100; ++call) {
        const int windows = rule.next();
        rule.report(windows, fixed + perWindow * windows);
    }
    return rule.next();
}

TEST(BatchRule, GrowsTheBatchAsLongAsLargerOnesAreFaster) {
    BatchRule even(64);
    EXPECT_LE(settledSize(even, 0.0, 0.001), 2);
    BatchRule costly(64);
    EXPECT_EQ(settledSize(costly, 0.010, 0.0001), 64);
    BatchRule bounded(3);
    EXPECT_EQ(settledSize(bounded, 0.010, 0.0001), 3);
    BatchRule slow(64);
    EXPECT_EQ(settledSize(slow, 0.1, 0.5), 1);
    costly.reset();
    EXPECT_EQ(costly.next(), 1);
}

TEST(BatchRule, ASlowFirstCallThatRecordsAGraphDoesNotShrinkTheBatch) {
    BatchRule rule(512);
    std::set<int> recorded;
    for (int call = 0; call < 24; ++call) {
        const int windows = rule.next();
        // A card's graphs exist for these batch sizes.
        const bool isFirst =
            recorded.insert(static_cast<int>(std::bit_ceil(unsigned(windows)))).second;
        rule.report(windows, 0.004 + 0.0001 * windows + (isFirst ? 0.5 : 0.0));
    }
    EXPECT_GE(rule.next(), 256);
}

}  // namespace
}  // namespace disyre
