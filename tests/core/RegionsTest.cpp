// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/Regions.h"

#include <gtest/gtest.h>

namespace disyre {
namespace {

TEST(Regions, DiagonalNeighboursBelongTogetherAndTheLargestComesFirst) {
    Mask mask({6, 6, 6});
    mask.at(0, 0, 0) = 1;
    mask.at(3, 3, 3) = mask.at(4, 4, 4) = mask.at(5, 5, 5) = 1;
    const auto regions = findRegions(mask);
    ASSERT_EQ(regions.size(), 2u);
    EXPECT_EQ(regions[0].voxels.size(), 3u);
    EXPECT_EQ(regions[1].voxels, std::vector<std::size_t>{mask.index(0, 0, 0)});
}

TEST(Regions, SmallerOnesThanTheVolumeAreLeftOut) {
    Volume map({8, 8, 8}, axisAlignedAffine({2, 2, 2}, {0, 0, 0}));
    for (int x = 0; x < 8; ++x) {
        map.at(x, 0, 0) = 1.0f;
    }
    map.at(0, 5, 5) = 1.0f;
    map.at(0, 7, 7) = 0.4f;
    EXPECT_EQ(findRegions(map, 0.5f, 0.0).size(), 2u);
    EXPECT_EQ(findRegions(map, 0.3f, 0.0).size(), 3u);
    EXPECT_EQ(findRegions(map, 0.5f, 0.05).size(), 1u);
    EXPECT_TRUE(findRegions(map, 2.0f, 0.0).empty());
}

TEST(Regions, VolumesAreThoseOfTheRegionsThatCount) {
    Volume map({16, 8, 8}, axisAlignedAffine({2, 2, 2}, {0, 0, 0}));
    for (int x = 0; x < 16; ++x) {
        map.at(x, 0, 0) = 1.0f;                    // These voxels have 0.128 ml.
        map.at(x, 4, 4) = map.at(x, 4, 5) = 0.6f;  // These voxels have 0.256 ml.
    }
    map.at(0, 7, 7) = 1.0f;
    EXPECT_EQ(regionMillilitres(map, 0.7), std::vector<double>{16 * 0.008});
    const auto both = regionMillilitres(map, 0.5);
    ASSERT_EQ(both.size(), 2u);
    EXPECT_NEAR(both[0], 0.256, 1e-9);
    EXPECT_NEAR(both[1], 0.128, 1e-9);
    EXPECT_TRUE(regionMillilitres(map, -1.0).empty());
    EXPECT_TRUE(regionMillilitres(map, 0.0).empty());
}

}  // namespace
}  // namespace disyre
