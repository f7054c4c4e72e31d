// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/BrainPlace.h"

#include <gtest/gtest.h>

#include <cmath>

namespace disyre {
namespace {

/// An ellipsoid with half axes of 70 x 90 x 66 mm on a grid of 2 mm.
Mask brain() {
    Mask mask({80, 100, 76});
    for (int z = 0; z < mask.size[2]; ++z) {
        for (int y = 0; y < mask.size[1]; ++y) {
            for (int x = 0; x < mask.size[0]; ++x) {
                const double r =
                    std::hypot((x - 39.5) / 35.0, (y - 49.5) / 45.0, (z - 37.5) / 33.0);
                mask.voxels[mask.index(x, y, z)] = r <= 1.0 ? 1 : 0;
            }
        }
    }
    return mask;
}

BrainPlace placeOf(int x, int y, int z) {
    Mask lesion({80, 100, 76});
    lesion.voxels[lesion.index(x, y, z)] = 1;
    return placeInBrain(lesion, brain(), {2.0, 2.0, 2.0});
}

TEST(BrainPlace, FollowsHeightRearAndDepth) {
    EXPECT_EQ(placeOf(40, 50, 38), BrainPlace::Deep);
    EXPECT_EQ(placeOf(8, 50, 38), BrainPlace::Cortical);
    EXPECT_EQ(placeOf(40, 50, 66), BrainPlace::Vertex);
    EXPECT_EQ(placeOf(40, 40, 15), BrainPlace::PosteriorFossa);
    // The front of the base does not belong to the posterior fossa.
    EXPECT_EQ(placeOf(40, 70, 15), BrainPlace::Cortical);
    // At 20 mm from the border a voxel is deep; slightly nearer it is not.
    EXPECT_EQ(placeOf(15, 50, 38), BrainPlace::Deep);
    EXPECT_EQ(placeOf(12, 50, 38), BrainPlace::Cortical);
}

// The place of each voxel is that of a lesion of this single voxel.
TEST(BrainPlace, ComputedForAllVoxelsEqualsThatOfEachVoxel) {
    const Mask whole = brain();
    const auto places = placesInBrain(whole, {2.0, 2.0, 2.0});
    int tried = 0;
    for (std::size_t voxel = 0; voxel < places.size(); voxel += 997) {
        if (whole.voxels[voxel] != 0) {
            const auto x = static_cast<int>(voxel % 80);
            const auto y = static_cast<int>(voxel / 80 % 100);
            const auto z = static_cast<int>(voxel / 8000);
            EXPECT_EQ(places[voxel], placeOf(x, y, z)) << x << ", " << y << ", " << z;
            ++tried;
        }
    }
    EXPECT_GT(tried, 100);
    // A brain that fills its grid has its border where the grid ends.
    const auto block = placesInBrain(Mask({30, 30, 30}, 1), {2.0, 2.0, 2.0});
    EXPECT_EQ(block[Mask({30, 30, 30}).index(15, 20, 15)], BrainPlace::Deep);
    EXPECT_EQ(block[Mask({30, 30, 30}).index(2, 20, 15)], BrainPlace::Cortical);
}

TEST(BrainPlace, OfALesionIsThatOfItsCentre) {
    Mask lesion({80, 100, 76});
    lesion.voxels[lesion.index(20, 50, 38)] = 1;
    lesion.voxels[lesion.index(60, 50, 38)] = 1;
    EXPECT_EQ(placeInBrain(lesion, brain(), {2.0, 2.0, 2.0}), BrainPlace::Deep);
}

}  // namespace
}  // namespace disyre
