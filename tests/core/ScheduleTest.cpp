// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/Schedule.h"

#include <gtest/gtest.h>

#include <map>

#include "core/base/Error.h"
#include "core/training/LearningRate.h"
#include "tests/support/Vectors.h"

namespace disyre {
namespace {

using test::vectors;

TEST(Schedule, MatchesTheAuthorsValuesInBothReadings) {
    const auto& expected = vectors()["schedule"];
    const Schedule flipped;
    const Schedule noise({100, 1e-3, 2e-1, ScheduleKind::Noise});
    for (int t = 1; t <= 100; ++t) {
        const auto i = static_cast<std::size_t>(t - 1);
        EXPECT_NEAR(flipped.alpha(t),
                    expected["alpha_code_flipped_by_index_t0_to_t99"][i].get<double>(), 1e-6);
        EXPECT_NEAR(noise.alpha(t),
                    expected["alpha_sqrt_one_minus_alpha_bar_by_t1_to_t100"][i].get<double>(),
                    1e-6);
    }
    EXPECT_EQ(flipped.alpha(0), 0.0);
    EXPECT_EQ(flipped.alpha(-24), 0.0);
}

TEST(Schedule, StepListsMatchThePaper) {
    const Schedule schedule;
    for (const auto& [skip, steps] : vectors()["steps"]["paper_one_based_by_skip"].items()) {
        EXPECT_EQ(schedule.stepsWithSkip(std::stoi(skip)), steps.get<std::vector<int>>());
    }
}

TEST(Schedule, NearestStepMatchesTheConsistentIndex) {
    const Schedule schedule;
    const auto& table = vectors()["alpha_to_timestep"];
    for (std::size_t i = 0; i < table["alpha"].size(); ++i) {
        EXPECT_EQ(schedule.nearestStep(table["alpha"][i].get<double>()) - 1,
                  table["consistent_index_flipped"][i].get<int>());
    }
}

TEST(Schedule, RefusesWhatIsOutOfRange) {
    EXPECT_THROW((void)Schedule({0, 1e-3, 2e-1}), SettingsError);
    EXPECT_THROW((void)Schedule({100, 0.5, 0.1}), SettingsError);
    EXPECT_THROW((void)Schedule().stepsWithSkip(0), SettingsError);
    EXPECT_THROW((void)Schedule().stepsWithSkip(101), SettingsError);
}

TEST(LearningRate, MatchesTorchAndDiffusers) {
    const auto& lr = vectors()["lr"];
    for (const auto& [step, rate] : lr["onecycle_formula"].items()) {
        const double expected = rate.get<double>();
        EXPECT_NEAR(oneCycleRate(std::stoll(step), 100000, 1e-4), expected,
                    1e-6 * expected + 1e-17);
    }
    for (const auto& [step, rate] : lr["diffusers_cosine_500warmup"].items()) {
        const double expected = rate.get<double>();
        EXPECT_NEAR(cosineRate(std::stoll(step), 100000, 500, 1e-4), expected,
                    1e-6 * expected + 1e-17);
    }
}

TEST(LearningRate, Beta1MovesAgainstTheRateAsInTorch) {
    // The values are those of torch.optim.lr_scheduler.OneCycleLR on AdamW with betas (.95, .999)
    // and total_steps 100.
    const std::map<std::int64_t, double> expected{{0, 0.95},
                                                  {1, 0.9497068978577179},
                                                  {5, 0.9428428588083794},
                                                  {25, 0.8546212290164521},
                                                  {50, 0.8706107373853763},
                                                  {99, 0.95}};
    for (const auto& [step, beta1] : expected) {
        EXPECT_NEAR(oneCycleBeta1(step, 100, 0.95), beta1, 1e-12) << step;
    }
}

}  // namespace
}  // namespace disyre
