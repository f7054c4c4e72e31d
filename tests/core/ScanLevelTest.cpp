// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/ScanLevel.h"

#include <gtest/gtest.h>

namespace disyre {
namespace {

Mask row(int voxels) {
    Mask mask;
    mask.size = {voxels, 1, 1};
    mask.voxels.assign(static_cast<std::size_t>(voxels), 1);
    return mask;
}

TEST(ScanLevel, TheUpperQuartileIsTakenOverTheBrain) {
    Mask brain = row(5);
    Volume map;
    map.size = brain.size;
    map.voxels = {0.9f, 0.1f, 0.3f, 0.2f, 0.8f};
    EXPECT_FLOAT_EQ(static_cast<float>(*upperQuartile(map, brain)), 0.8f);
    brain.voxels = {0, 1, 1, 1, 0};
    EXPECT_FLOAT_EQ(static_cast<float>(*upperQuartile(map, brain)), 0.3f);
    brain.voxels.assign(5, 0);
    EXPECT_FALSE(upperQuartile(map, brain));
}

TEST(ScanLevel, IsOneUnlessAWholeBrainWasHealedAndItsQuartileIsKnown) {
    const HealthyScores scores{"skip 25", {{75.0, 0.002}}, 0.03, "a rule", 1.0, {}};
    HealingRegion region;
    EXPECT_NEAR(scanLevel(&scores, region, 0.008), 4.0, 1e-12);
    EXPECT_EQ(scanLevel(&scores, region, 0.002), 1.0);
    EXPECT_EQ(scanLevel(&scores, region, std::nullopt), 1.0);
    EXPECT_EQ(scanLevel(nullptr, region, 0.008), 1.0);
    region = {RegionUse::Inside, std::make_shared<const Mask>(row(5))};
    EXPECT_EQ(scanLevel(&scores, region, 0.008), 1.0);
}

TEST(ScanLevel, TheRaisedThresholdNeverLiesAboveTheHighestScore) {
    EXPECT_EQ(scanThreshold(0.02, 1.0, 0.5), (ScanThreshold{0.02, 1.0, 0.02, true}));
    EXPECT_EQ(scanThreshold(0.02, 2.0, 0.5), (ScanThreshold{0.02, 2.0, 0.04, true}));
    EXPECT_EQ(scanThreshold(0.02, 9.0, 0.1), (ScanThreshold{0.02, 9.0, 0.1, false}));
    // The model's own threshold stays as it is, and a card may suggest none.
    EXPECT_EQ(scanThreshold(0.02, 1.0, 0.01), (ScanThreshold{0.02, 1.0, 0.02, true}));
    EXPECT_EQ(scanThreshold(-1.0, 2.0, 0.1).threshold, -1.0);
}

}  // namespace
}  // namespace disyre
