// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/ListedRegions.h"

#include <gtest/gtest.h>

namespace disyre {
namespace {

/// A map of 1 mm voxels with cubes of 6 voxels (0.216 ml) of these scores, and low scores around
/// them.
Volume mapWithCubes(const std::vector<float>& scores) {
    Volume map({20, 20, 10 * static_cast<int>(scores.size())},
               Affine{{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}});
    std::fill(map.voxels.begin(), map.voxels.end(), 0.001f);
    for (std::size_t cube = 0; cube < scores.size(); ++cube) {
        const int first = 10 * static_cast<int>(cube) + 2;
        for (int z = first; z < first + 6; ++z) {
            for (int y = 5; y < 11; ++y) {
                for (int x = 5; x < 11; ++x) {
                    map.at(x, y, z) = scores[cube];
                }
            }
        }
        // One voxel of each cube stands out.
        map.at(7, 7, first + 3) = 1.05f * scores[cube];
    }
    return map;
}

TEST(ListedRegions, BelowTheThresholdAreListedTheStrongestFirst) {
    const Volume map = mapWithCubes({0.2f, 0.5f, 0.1f, 0.3f, 0.05f});
    const std::vector<ListedRegion> regions = listedRegions(map, 0.8f);
    ASSERT_EQ(regions.size(), kFewestListed);
    for (const ListedRegion& listed : regions) {
        EXPECT_TRUE(listed.isBelow);
        EXPECT_EQ(listed.region.voxels.size(), 216U);
    }
    EXPECT_FLOAT_EQ(map.voxels[regions[0].peak], 0.525f);
    EXPECT_FLOAT_EQ(map.voxels[regions[1].peak], 0.315f);
    EXPECT_FLOAT_EQ(map.voxels[regions[2].peak], 0.21f);
}

TEST(ListedRegions, AtTheThresholdComeFirstAndAreFilledUp) {
    const Volume map = mapWithCubes({0.2f, 0.5f, 0.1f, 0.3f, 0.05f});
    const std::vector<ListedRegion> regions = listedRegions(map, 0.25f);
    ASSERT_EQ(regions.size(), 3U);
    EXPECT_FALSE(regions[0].isBelow);
    EXPECT_FALSE(regions[1].isBelow);
    EXPECT_TRUE(regions[2].isBelow);
    EXPECT_FLOAT_EQ(map.voxels[regions[2].peak], 0.21f);
    // Where enough reach the threshold, nothing below it is listed.
    for (const ListedRegion& listed : listedRegions(map, 0.07f)) {
        EXPECT_FALSE(listed.isBelow);
    }
    EXPECT_EQ(listedRegions(map, 0.07f).size(), 4U);
}

TEST(ListedRegions, OfAMapWithOnePeakIsThatPeakAlone) {
    const Volume map = mapWithCubes({0.4f});
    const std::vector<ListedRegion> regions = listedRegions(map, 5.0f);
    ASSERT_EQ(regions.size(), 1U);
    EXPECT_TRUE(regions[0].isBelow);
    EXPECT_FLOAT_EQ(map.voxels[regions[0].peak], 0.42f);
}

TEST(ListedRegions, NeedAThresholdAndAScore) {
    const Volume map = mapWithCubes({0.4f});
    EXPECT_TRUE(listedRegions(map, 0.0f).empty());
    EXPECT_TRUE(listedRegions(map, -1.0f).empty());
    EXPECT_TRUE(listedRegions(Volume({4, 4, 4}, map.affine), 0.1f).empty());
    EXPECT_TRUE(listedRegions(Volume(), 0.1f).empty());
}

}  // namespace
}  // namespace disyre
