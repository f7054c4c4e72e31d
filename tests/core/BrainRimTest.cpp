// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/BrainRim.h"

#include <gtest/gtest.h>

#include <numeric>

namespace disyre {
namespace {

/// A cube of brain with sides of `side` voxels, surrounded by `margin` voxels of air.
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

int count(const Mask& mask) {
    return std::accumulate(mask.voxels.begin(), mask.voxels.end(), 0);
}

TEST(BrainRim, HoldsTheBrainVoxelsWithinADistanceOfTheOutside) {
    const Mask brain = cube(9, 2);
    // At a spacing of 2 mm a voxel two away lies 4 mm away, so the rim has two layers.
    EXPECT_EQ(count(brainRim(brain, {2.0, 2.0, 2.0}, 4.0)), 9 * 9 * 9 - 5 * 5 * 5);
    EXPECT_EQ(count(brainRim(brain, {2.0, 2.0, 2.0}, 3.9)), 9 * 9 * 9 - 7 * 7 * 7);
    EXPECT_EQ(count(brainRim(brain, {2.0, 2.0, 2.0}, 1.9)), 0);
    // With slices 5 mm thick nothing above or below is near enough.
    EXPECT_EQ(count(brainRim(brain, {2.0, 2.0, 5.0}, 4.0)), 9 * 9 * 9 - 5 * 5 * 9);
}

TEST(BrainRim, CountsTheSpaceBeyondTheGridAsOutsideTheBrain) {
    EXPECT_EQ(count(brainRim(cube(9, 0), {2.0, 2.0, 2.0}, 2.0)), 9 * 9 * 9 - 7 * 7 * 7);
}

TEST(RimReview, SeparatesScoresAtTheRimFromThoseInside) {
    const Mask brain = cube(20, 2);
    Volume map(brain.size, Affine{{{2, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 2, 0}}});
    for (std::size_t i = 0; i < map.voxels.size(); ++i) {
        map.voxels[i] = brain.voxels[i] != 0 ? 0.1f : 0.0f;
    }
    // There are two regions: one of 2 x 4 x 4 voxels (0.26 ml) at a face of the cube, and a fainter
    // one of 4 x 4 x 4 voxels (0.51 ml) in its middle.
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
    // These are 32 of 3904 voxels, which is more than 0.5 %.
    EXPECT_NEAR(scores.rimScore, 0.9, 1e-6);
    // The highest 0.5 % of 8000 voxels are 40. They are the 32 at the rim and some of the 64 tied
    // ones inside, which then count all.
    EXPECT_NEAR(scores.shareOfHighest, 32.0 / 96.0, 1e-9);
    EXPECT_EQ(scores.regions, 2);
    EXPECT_EQ(scores.rimRegions, 1);
}

TEST(RimReview, ScoresAreZeroWithoutAnyScan) {
    EXPECT_EQ(RimReview().scores().regions, 0);
    EXPECT_EQ(RimReview().scores().rimShare, 0.0);
}

}  // namespace
}  // namespace disyre
