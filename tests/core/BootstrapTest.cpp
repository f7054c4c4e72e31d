// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/Bootstrap.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace disyre {
namespace {

TEST(Bootstrap, DrawsAsManySubjectsAsThereAre) {
    std::vector<double> mean(20, 0.0);
    constexpr int kReplicates = 2000;
    for (std::uint64_t r = 0; r < kReplicates; ++r) {
        const auto drawn = drawSubjects(20, 1, r);
        ASSERT_EQ(drawn.size(), 20u);
        ASSERT_EQ(std::accumulate(drawn.begin(), drawn.end(), 0.0), 20.0);
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            mean[i] += drawn[i] / kReplicates;
        }
    }
    for (const double m : mean) {
        EXPECT_NEAR(m, 1.0, 0.1);  // The standard error is 0.022.
    }
    EXPECT_EQ(drawSubjects(20, 1, 7), drawSubjects(20, 1, 7));
    EXPECT_NE(drawSubjects(20, 1, 7), drawSubjects(20, 1, 8));
    EXPECT_NE(drawSubjects(20, 1, 7), drawSubjects(20, 2, 7));
}

TEST(Bootstrap, IntervalHoldsTheMiddle95Percent) {
    std::vector<double> values;
    for (int i = 1000; i >= 0; --i) {
        values.push_back(i);
    }
    const auto interval = percentileInterval(values, 10);
    ASSERT_TRUE(interval.has_value());
    EXPECT_NEAR(interval->low, 25.0, 1e-9);
    EXPECT_NEAR(interval->high, 975.0, 1e-9);
}

TEST(Bootstrap, NoIntervalOverFewerThanTenSubjects) {
    EXPECT_FALSE(percentileInterval({1.0, 2.0, 3.0}, 9).has_value());
    EXPECT_TRUE(percentileInterval({1.0, 2.0, 3.0}, 10).has_value());
    EXPECT_FALSE(percentileInterval({}, 10).has_value());
}

TEST(Bootstrap, SpreadOfAFewValues) {
    const Spread spread = spreadOf({2.0, 4.0, 4.0, 10.0});
    EXPECT_EQ(spread.count, 4u);
    EXPECT_NEAR(spread.mean, 5.0, 1e-12);
    EXPECT_NEAR(spread.deviation, std::sqrt(36.0 / 3.0), 1e-12);
    EXPECT_EQ(spread.least, 2.0);
    EXPECT_EQ(spread.median, 4.0);
    EXPECT_EQ(spread.most, 10.0);
    EXPECT_EQ(spreadOf({3.0}).deviation, 0.0);
    EXPECT_EQ(spreadOf({}).count, 0u);
}

}  // namespace
}  // namespace disyre
