// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/EllipseStatistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace disyre {
namespace {

// The picture has columns 0 to 6 and rows 0 to 4; the value of a voxel is ten times its row plus
// its column.
std::vector<float> numberedPicture() {
    std::vector<float> picture;
    for (int row = 0; row < 5; ++row) {
        for (int column = 0; column < 7; ++column) {
            picture.push_back(static_cast<float>(10 * row + column));
        }
    }
    return picture;
}

TEST(EllipseStatistics, CountsTheVoxelsWhoseCentresLieInside) {
    // The voxels inside form a plus: 23 in the middle, 13 and 33 above and below, 22 and 24 beside
    // it, and 21 and 25 farther out.
    const auto found = statisticsInside(numberedPicture(), 7, {3, 2, 2.0, 1.0});
    EXPECT_EQ(found.voxels, 7u);
    EXPECT_DOUBLE_EQ(found.mean, 23.0);
    EXPECT_DOUBLE_EQ(found.least, 13.0);
    EXPECT_DOUBLE_EQ(found.most, 33.0);
    // The squared distances from the mean are 100, 100, 1, 1, 4, 4 and 0.
    EXPECT_NEAR(found.deviation, std::sqrt(210.0 / 6.0), 1e-12);
}

TEST(EllipseStatistics, LeavesOutWhatReachesBeyondThePicture) {
    const auto found = statisticsInside(numberedPicture(), 7, {-0.5, 0, 1.6, 0.5});
    EXPECT_EQ(found.voxels, 2u);
    EXPECT_DOUBLE_EQ(found.mean, 0.5);
    EXPECT_EQ(statisticsInside(numberedPicture(), 7, {50, 50, 3, 3}).voxels, 0u);
    EXPECT_EQ(statisticsInside(numberedPicture(), 7, {3, 2, 0, 1}).voxels, 0u);
    EXPECT_EQ(statisticsInside({}, 7, {3, 2, 1, 1}).voxels, 0u);
}

TEST(EllipseStatistics, OneVoxelHasNoDeviation) {
    const auto found = statisticsInside(numberedPicture(), 7, {3, 2, 0.4, 0.4});
    EXPECT_EQ(found.voxels, 1u);
    EXPECT_DOUBLE_EQ(found.mean, 23.0);
    EXPECT_DOUBLE_EQ(found.deviation, 0.0);
}

}  // namespace
}  // namespace disyre
