// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/DisplayRange.h"

#include <gtest/gtest.h>

#include "core/preprocess/BrainMask.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

IntensityRange rangeOf(const Volume& scan) {
    std::vector<Message> warnings;
    return displayRange(scan, findBrain(scan, warnings));
}

TEST(DisplayRange, RunsFromTheBackgroundToAboveTheBrightestTissue) {
    const Volume scan = test::phantomBrain();
    const IntensityRange range = rangeOf(scan);
    EXPECT_EQ(range.low, 0.0);
    const float brightest = *std::max_element(scan.voxels.begin(), scan.voxels.end());
    EXPECT_GT(range.high, 0.95 * static_cast<double>(brightest));
    EXPECT_LT(range.high, 1.15 * static_cast<double>(brightest));
}

TEST(DisplayRange, AFewVoxelsFarFromAllOthersChangeNothing) {
    Volume scan = test::phantomBrain();
    const IntensityRange usual = rangeOf(scan);
    for (int x = 20; x < 25; ++x) {
        scan.at(x, 28, 20) = -32767.0f;
        scan.at(x, 28, 24) = 32767.0f;
    }
    const IntensityRange range = rangeOf(scan);
    EXPECT_EQ(range.low, usual.low);
    EXPECT_NEAR(range.high, usual.high, 0.02 * usual.high);
}

TEST(DisplayRange, StrayValuesInTheBackgroundChangeNothing) {
    Volume scan = test::phantomBrain();
    const IntensityRange usual = rangeOf(scan);
    int strays = 0;
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        if (scan.voxels[i] == 0.0f && i % 50 == 0) {
            scan.voxels[i] = -32768.0f;
            ++strays;
        }
    }
    ASSERT_GT(strays, 1000);
    const IntensityRange range = rangeOf(scan);
    EXPECT_EQ(range.low, usual.low);
    EXPECT_NEAR(range.high, usual.high, 0.02 * usual.high);
}

TEST(DisplayRange, ReachesBelowABackgroundInTheMiddleOfTheTissue) {
    Volume scan = test::phantomBrain();
    for (float& value : scan.voxels) {
        value = value != 0.0f ? value - 60.0f : 0.0f;
    }
    EXPECT_LT(rangeOf(scan).low, -20.0);
}

TEST(DisplayRange, ComesFromTheBrainWhereTheBackgroundIsFarBelowIt) {
    Volume scan = test::phantomBrain();
    const IntensityRange usual = rangeOf(scan);
    const double range = usual.high - usual.low;
    for (float& value : scan.voxels) {
        value = value == 0.0f ? -10000.0f : value;
    }
    const IntensityRange far = rangeOf(scan);
    EXPECT_GT(far.low, usual.low - range);
    EXPECT_NEAR(far.high, usual.high, 0.1 * range);
    // A negative background just below the brain, as z-scores of the whole scan have it, is black.
    for (float& value : scan.voxels) {
        value = value == -10000.0f ? -0.1f : value;
    }
    EXPECT_FLOAT_EQ(static_cast<float>(rangeOf(scan).low), -0.1f);
}

TEST(DisplayRange, IsNeverEmpty) {
    Volume scan({4, 4, 4}, axisAlignedAffine({1, 1, 1}, {}), 3.0f);
    const IntensityRange range = displayRange(scan, Mask(scan.size));
    EXPECT_LT(range.low, range.high);
}

}  // namespace
}  // namespace disyre
