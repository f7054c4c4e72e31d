// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/MessageId.h"
#include "core/synthesis/SamplePipeline.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>

#include "core/base/Error.h"
#include "tests/support/HealthySubjects.h"

namespace disyre {
namespace {

using namespace std::chrono_literals;

/// A sample that carries its number as its value.
SyntheticSample numbered(std::uint64_t index) {
    SyntheticSample sample;
    sample.alpha = static_cast<double>(index);
    return sample;
}

TEST(SamplePipeline, OneThreadAndFourGiveTheSamplersSamples) {
    const test::HealthySubjects subjects(3);
    const PatchSampler sampler(subjects.views, subjects.views, Schedule(), 32, 7);
    const auto draw = [&sampler](std::uint64_t index) { return sampler.sample(index); };
    SamplePipeline one(draw, {.first = 5, .threads = 1, .ahead = 3});
    SamplePipeline four(draw, {.first = 5, .threads = 4, .ahead = 16});
    for (std::uint64_t i = 5; i < 65; ++i) {
        const SyntheticSample expected = sampler.sample(i);
        for (SamplePipeline* pipeline : {&one, &four}) {
            const SyntheticSample sample = pipeline->next();
            ASSERT_EQ(sample.corrupted.pixels, expected.corrupted.pixels) << i;
            ASSERT_EQ(sample.healthy.pixels, expected.healthy.pixels) << i;
            ASSERT_EQ(sample.alpha, expected.alpha) << i;
        }
    }
}

TEST(SamplePipeline, KeepsTheOrderWhenLaterSamplesAreDoneFirst) {
    const auto draw = [](std::uint64_t index) {
        std::this_thread::sleep_for(index % 4 == 0 ? 3ms : 0ms);
        return numbered(index);
    };
    SamplePipeline pipeline(draw, {.threads = 4, .ahead = 8});
    for (int i = 0; i < 60; ++i) {
        ASSERT_EQ(pipeline.next().alpha, i);
    }
}

TEST(SamplePipeline, DrawsNoFurtherAheadThanAsked) {
    std::atomic<int> drawn = 0;
    const auto draw = [&drawn](std::uint64_t index) {
        ++drawn;
        return numbered(index);
    };
    SamplePipeline pipeline(draw, {.threads = 4, .ahead = 6});
    const auto settle = [&drawn](int wanted) {
        for (int i = 0; i < 2000 && drawn < wanted; ++i) {
            std::this_thread::sleep_for(1ms);
        }
        std::this_thread::sleep_for(20ms);
    };
    settle(6);
    EXPECT_EQ(drawn, 6);
    (void)pipeline.next();
    settle(7);
    EXPECT_EQ(drawn, 7);
}

TEST(SamplePipeline, StopsAtOnceWhenDestroyed) {
    auto pipeline = std::make_unique<SamplePipeline>(
        [](std::uint64_t index) {
            std::this_thread::sleep_for(2ms);
            return numbered(index);
        },
        SamplePipeline::Settings{.threads = 4, .ahead = 100000});
    (void)pipeline->next();
    const auto start = std::chrono::steady_clock::now();
    pipeline.reset();
    // One sample takes 2 ms, and all that are allowed would take 50 s; the bound leaves room for a
    // busy machine.
    EXPECT_LT(std::chrono::steady_clock::now() - start, 500ms);
}

TEST(SamplePipeline, AFailureReachesTheConsumerInItsTurn) {
    const auto draw = [](std::uint64_t index) {
        if (index == 3) {
            throw SettingsError(MessageId::SynthesisNoScan);
        }
        return numbered(index);
    };
    SamplePipeline pipeline(draw, {.threads = 4, .ahead = 8});
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(pipeline.next().alpha, i);
    }
    EXPECT_THROW((void)pipeline.next(), SettingsError);
    EXPECT_THROW((void)pipeline.next(), SettingsError);
}

TEST(SamplePipeline, CountsWhatItDrewAndHowLongTheConsumerWaited) {
    const auto draw = [](std::uint64_t index) {
        std::this_thread::sleep_for(5ms);
        return numbered(index);
    };
    SamplePipeline pipeline(draw, {.threads = 1, .ahead = 1});
    for (int i = 0; i < 10; ++i) {
        (void)pipeline.next();
    }
    const PipelineStatistics statistics = pipeline.statistics();
    EXPECT_GE(statistics.drawn, 10u);
    EXPECT_GE(statistics.drawingSeconds, 0.05);
    EXPECT_GT(statistics.waitedSeconds, 0.02);
    EXPECT_GT(statistics.samplesPerSecond(), 1.0);
    EXPECT_LE(statistics.samplesPerSecond(), 200.0);
}

TEST(SamplePipeline, RefusesZeroThreadsAndZeroSamplesAhead) {
    EXPECT_THROW(SamplePipeline(numbered, {.threads = 0}), SettingsError);
    EXPECT_THROW(SamplePipeline(numbered, {.ahead = 0}), SettingsError);
}

}  // namespace
}  // namespace disyre
