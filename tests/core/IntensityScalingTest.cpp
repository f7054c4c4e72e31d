// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/IntensityScaling.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/Vectors.h"

namespace disyre {
namespace {

TEST(IntensityScaling, MatchesTheAuthorsRule) {
    const auto& v = test::vectors()["quantile_scaling"];
    const auto in = v["in"].get<std::vector<float>>();
    const IntensityRange range = rangeOfAllVoxels(in, v["q"][1].get<double>());
    EXPECT_NEAR(range.low, v["q_values"][0].get<double>(), 1e-5);
    EXPECT_NEAR(range.high, v["q_values"][1].get<double>(), 1e-4);
    for (std::size_t i = 0; i < in.size(); ++i) {
        EXPECT_NEAR(scaleIntensity(in[i], range), v["out"][i].get<double>(), 1e-6);
    }
}

TEST(IntensityScaling, InsideTheMaskStartsAtTheMinimum) {
    const IntensityRange range = rangeInsideMask({-4.0f, 0.0f, 4.0f, 8.0f, 12.0f}, 0.75);
    EXPECT_EQ(range.low, -4.0);
    EXPECT_EQ(range.high, 8.0);
    EXPECT_EQ(scaleIntensity(-9.0f, range), 0.0f);
    EXPECT_EQ(scaleIntensity(2.0f, range), 0.5f);
    EXPECT_EQ(scaleIntensity(99.0f, range), 1.0f);
}

TEST(IntensityScaling, AFewNegativeVoxelsAreTakenAsZero) {
    std::vector<float> brain(1000, 5.0f);
    brain[0] = -70.0f;
    EXPECT_EQ(rangeInsideMask(brain, 0.98).low, 0.0);
    // These are 2 %, so the scan's intensities do lie below 0.
    std::fill_n(brain.begin(), 20, -70.0f);
    EXPECT_EQ(rangeInsideMask(brain, 0.98).low, -70.0);
    EXPECT_EQ(rangeInsideMask({3.0f, 4.0f, 5.0f}, 1.0).low, 3.0);
}

TEST(IntensityScaling, AFewVoxelsFarBelowAllOthersDoNotSetTheZero) {
    std::vector<float> brain;
    for (int i = 0; i < 10000; ++i) {
        brain.push_back(-2.0f + 4.0f * static_cast<float>(i) / 10000.0f);
    }
    const IntensityRange usual = rangeInsideMask(brain, 0.98);
    EXPECT_EQ(usual.low, -2.0);
    std::fill_n(brain.begin() + 5000, 8, -20.0f);
    const IntensityRange range = rangeInsideMask(brain, 0.98);
    EXPECT_NEAR(range.low, usual.low, 0.01);
    EXPECT_NEAR(range.high, usual.high, 0.01);
    // A zero among high intensities is the same, though it is not negative.
    for (float& value : brain) {
        value = 1000.0f + 100.0f * std::max(value, -2.0f);
    }
    brain[77] = 0.0f;
    EXPECT_NEAR(rangeInsideMask(brain, 0.98).low, 800.0, 1.0);
}

TEST(IntensityScaling, DarkFluidStillSetsTheZero) {
    // A twentieth of the range below the quantile 0.001, as in real scans.
    std::vector<float> brain(10000, 100.0f);
    std::fill_n(brain.begin(), 200, 20.0f);
    brain[0] = 16.0f;
    EXPECT_EQ(rangeInsideMask(brain, 0.98).low, 16.0);
}

}  // namespace
}  // namespace disyre
