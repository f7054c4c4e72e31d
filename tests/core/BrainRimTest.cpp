// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/BrainRim.h"

#include <gtest/gtest.h>

#include <numeric>

namespace disyre {
namespace {

/// A cube of brain of `side` voxels, `margin` voxels of air around it.
Mask cube(int side, int margin) {
    const int all = side + 2 * margin;
    Mask brain({all, all, all});
    for (int z = margin; z < margin + side; ++z) {
        for (int y = margin; y < margin + side; ++y) {
            for (int x = margin; x < margin + side; ++x) {
                brain.at(x, y, z) = 1;
            }
        }
    }
    return brain;
}

int count(const Mask& mask) { return std::accumulate(mask.voxels.begin(), mask.voxels.end(), 0); }

TEST(BrainRim, IsWhatLiesWithinTheDistanceOfAVoxelThatIsNoBrain) {
    const Mask brain = cube(9, 2);
    // At 2 mm a voxel two away is 4 mm away: two layers.
    EXPECT_EQ(count(brainRim(brain, {2.0, 2.0, 2.0}, 4.0)), 9 * 9 * 9 - 5 * 5 * 5);
    EXPECT_EQ(count(brainRim(brain, {2.0, 2.0, 2.0}, 3.9)), 9 * 9 * 9 - 7 * 7 * 7);
    EXPECT_EQ(count(brainRim(brain, {2.0, 2.0, 2.0}, 1.9)), 0);
    // Slices 5 mm thick: nothing above and below is near enough.
    EXPECT_EQ(count(brainRim(brain, {2.0, 2.0, 5.0}, 4.0)), 9 * 9 * 9 - 5 * 5 * 9);
}

TEST(BrainRim, BeyondTheGridNothingIsBrain) {
    EXPECT_EQ(count(brainRim(cube(9, 0), {2.0, 2.0, 2.0}, 2.0)), 9 * 9 * 9 - 7 * 7 * 7);
}

TEST(RimReview, TellsTheRimFromTheInside) {
    const Mask brain = cube(20, 2);
    Volume map(brain.size, Affine{{{2, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 2, 0}}});
    for (std::size_t i = 0; i < map.voxels.size(); ++i) {
        map.voxels[i] = brain.voxels[i] != 0 ? 0.1f : 0.0f;
    }
    // Two regions of 4 x 4 x 4 voxels (.5 ml): one at a face of the cube, a fainter one in its middle.
    for (int z = 0; z < 4; ++z) {
        for (int y = 0; y < 4; ++y) {
            for (int x = 0; x < 4; ++x) {
                map.at(2 + x, 10 + y, 10 + z) = x < 2 ? 0.9f : 0.0f;
                map.at(10 + x, 10 + y, 10 + z) = 0.8f;
            }
        }
    }
    RimReview review;
    review.add(map, brain);
    const RimScores scores = review.scores();
    EXPECT_NEAR(scores.rimShare, 1.0 - 16.0 * 16.0 * 16.0 / 8000.0, 1e-9);
    EXPECT_NEAR(scores.insideScore, 0.8, 1e-6);
    EXPECT_NEAR(scores.rimScore, 0.9, 1e-6);  // 32 of 3904: more than 0.5 %
    // The highest 0.5 % of 8000 voxels are 40: the 32 at the rim, then ties inside.
    EXPECT_NEAR(scores.shareOfHighest, 32.0 / 96.0, 1e-9);
    EXPECT_EQ(scores.regions, 2);
    EXPECT_EQ(scores.rimRegions, 1);
}

TEST(RimReview, NothingOfNothing) {
    EXPECT_EQ(RimReview().scores().regions, 0);
    EXPECT_EQ(RimReview().scores().rimShare, 0.0);
}

}  // namespace
}  // namespace disyre
