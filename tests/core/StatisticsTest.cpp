// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Statistics.h"

#include <gtest/gtest.h>

#include <vector>

namespace disyre {
namespace {

double quantileOf(std::vector<double> values, double q, QuantileRule rule) {
    return quantile(values, q, rule);
}

TEST(Statistics, LinearQuantileLiesBetweenTheTwoValuesBesideIt) {
    EXPECT_NEAR(quantileOf({4.0, 0.0}, 0.25, QuantileRule::Linear), 1.0, 1e-12);
    EXPECT_EQ(quantileOf({3.0, 1.0, 2.0}, 0.5, QuantileRule::Linear), 2.0);
    EXPECT_EQ(quantileOf({3.0, 1.0, 2.0}, 0.0, QuantileRule::Linear), 1.0);
    EXPECT_EQ(quantileOf({3.0, 1.0, 2.0}, 1.0, QuantileRule::Linear), 3.0);
    EXPECT_EQ(quantileOf({7.0}, 0.3, QuantileRule::Linear), 7.0);
}

TEST(Statistics, OtherRulesPickAValueThatOccurs) {
    const std::vector<double> values{40.0, 10.0, 30.0, 20.0};
    EXPECT_EQ(quantileOf(values, 0.5, QuantileRule::Lower), 20.0);    // The position is 1.5.
    EXPECT_EQ(quantileOf(values, 0.5, QuantileRule::Nearest), 30.0);  // The position is 1.5.
    EXPECT_EQ(quantileOf(values, 0.4, QuantileRule::Nearest), 20.0);  // The position is 1.2.
    EXPECT_EQ(quantileOf(values, 0.5, QuantileRule::Rank), 30.0);     // The position is 2.
    EXPECT_EQ(quantileOf(values, 0.75, QuantileRule::Rank), 40.0);    // The position is 3.
    EXPECT_EQ(quantileOf(values, 1.0, QuantileRule::Rank), 40.0);     // This is the last value.
}

TEST(Statistics, QuantileOfFloatsIsThatOfTheSameDoubles) {
    std::vector<float> floats{0.25f, 4.0f, -2.0f, 8.5f, 1.0f};
    const std::vector<double> doubles(floats.begin(), floats.end());
    for (const double q : {0.0, 0.1, 0.3, 0.77, 1.0}) {
        EXPECT_EQ(quantile(floats, q), quantileOf(doubles, q, QuantileRule::Linear));
    }
}

TEST(Statistics, MeanOfHighestTakesAllWhereThereAreFewer) {
    std::vector<float> values{1.0f, 5.0f, 3.0f};
    EXPECT_EQ(meanOfHighest(values, 1), 5.0);
    EXPECT_EQ(meanOfHighest(values, 2), 4.0);
    EXPECT_EQ(meanOfHighest(values, 3), 3.0);
    EXPECT_EQ(meanOfHighest(values, 10), 3.0);
}

}  // namespace
}  // namespace disyre
