// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace disyre {
namespace {

// These known answers were published with the generator (Random123, kat_vectors, philox4x32 10).
TEST(Philox, MatchesItsPublishedAnswers) {
    using Block = std::array<std::uint32_t, 4>;
    EXPECT_EQ(philox4x32({0, 0, 0, 0}, {0, 0}),
              (Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    const std::uint32_t ones = 0xffffffff;
    EXPECT_EQ(philox4x32({ones, ones, ones, ones}, {ones, ones}),
              (Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(
        philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
        (Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Random, DependsOnSeedSampleAndPurposeAlone) {
    const auto first = [](Random random) { return random.bits(); };
    EXPECT_EQ(first(Random(1, 2, 3)), first(Random(1, 2, 3)));
    EXPECT_NE(first(Random(1, 2, 3)), first(Random(2, 2, 3)));
    EXPECT_NE(first(Random(1, 2, 3)), first(Random(1, 3, 3)));
    EXPECT_NE(first(Random(1, 2, 3)), first(Random(1, 2, 4)));
}

TEST(Random, UniformAndNormalHaveTheirMoments) {
    Random random(5);
    constexpr int kDraws = 100000;
    double sum = 0.0, normalSum = 0.0, normalSquares = 0.0;
    for (int i = 0; i < kDraws; ++i) {
        const double u = random.uniform();
        ASSERT_GE(u, 0.0);
        ASSERT_LT(u, 1.0);
        sum += u;
        const double n = random.normal();
        normalSum += n;
        normalSquares += n * n;
    }
    EXPECT_NEAR(sum / kDraws, 0.5, 0.005);
    EXPECT_NEAR(normalSum / kDraws, 0.0, 0.015);
    EXPECT_NEAR(normalSquares / kDraws, 1.0, 0.02);
}

TEST(Random, IntegersReachBothEnds) {
    Random random(6);
    std::vector<int> counts(4, 0);
    for (int i = 0; i < 4000; ++i) {
        ++counts.at(static_cast<std::size_t>(random.integer(-1, 2) + 1));
    }
    for (const int count : counts) {
        EXPECT_NEAR(count, 1000, 150);
    }
}

TEST(Random, ShuffleKeepsEveryItem) {
    Random random(7);
    std::vector<int> items(50);
    std::iota(items.begin(), items.end(), 0);
    const std::vector<int> before = items;
    random.shuffle(std::span(items));
    EXPECT_NE(items, before);
    std::sort(items.begin(), items.end());
    EXPECT_EQ(items, before);
}

}  // namespace
}  // namespace disyre
