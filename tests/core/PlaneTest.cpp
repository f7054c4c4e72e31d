// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/Plane.h"

#include <gtest/gtest.h>

#include <numeric>

namespace disyre {
namespace {

TEST(Plane, SlicesHoldTheGridsVoxels) {
    Grid<float> grid({3, 4, 5});
    std::iota(grid.voxels.begin(), grid.voxels.end(), 0.0f);
    const auto axial = cutSlice(grid, Plane::Axial, 2);
    const auto coronal = cutSlice(grid, Plane::Coronal, 1);
    const auto sagittal = cutSlice(grid, Plane::Sagittal, 2);
    ASSERT_EQ(axial.size(), 12u);
    ASSERT_EQ(coronal.size(), 15u);
    ASSERT_EQ(sagittal.size(), 20u);
    for (int z = 0; z < 5; ++z) {
        for (int y = 0; y < 4; ++y) {
            for (int x = 0; x < 3; ++x) {
                const float voxel = grid.at(x, y, z);
                if (z == 2) {
                    EXPECT_EQ(axial[static_cast<std::size_t>(y * 3 + x)], voxel);
                }
                if (y == 1) {
                    EXPECT_EQ(coronal[static_cast<std::size_t>(z * 3 + x)], voxel);
                }
                if (x == 2) {
                    EXPECT_EQ(sagittal[static_cast<std::size_t>(z * 4 + y)], voxel);
                }
            }
        }
    }
}

TEST(Plane, ASliceBeyondTheGridIsEmpty) {
    const Grid<float> grid({3, 4, 5});
    for (const Plane plane : kPlanes) {
        const int count = sliceCount(grid.size, plane);
        EXPECT_FALSE(cutSlice(grid, plane, count - 1).empty());
        EXPECT_TRUE(cutSlice(grid, plane, count).empty());
        EXPECT_TRUE(cutSlice(grid, plane, -1).empty());
    }
}

}  // namespace
}  // namespace disyre
