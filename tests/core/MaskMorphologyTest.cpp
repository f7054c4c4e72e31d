// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/MaskMorphology.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace disyre {
namespace {

std::ptrdiff_t voxelsOf(const Mask& mask) {
    return std::count(mask.voxels.begin(), mask.voxels.end(), 1);
}

/// Marks a box from `first` to just before `end` on each axis.
void fill(Mask& mask, Size3 first, Size3 end, std::uint8_t value = 1) {
    for (int z = first[2]; z < end[2]; ++z) {
        for (int y = first[1]; y < end[1]; ++y) {
            for (int x = first[0]; x < end[0]; ++x) {
                mask.at(x, y, z) = value;
            }
        }
    }
}

/// A cube of 10 voxels a side, away from the edges of the grid.
Mask cube() {
    Mask mask({20, 18, 16});
    fill(mask, {4, 4, 3}, {14, 14, 13});
    return mask;
}

TEST(MaskMorphology, ACubeGrowsByOneLayerOnEachFace) {
    const Mask larger = grown(cube());
    EXPECT_EQ(voxelsOf(larger), 1000 + 6 * 100);
    EXPECT_EQ(larger.at(3, 4, 3), 1);
    EXPECT_EQ(larger.at(14, 13, 12), 1);
    // Voxels that only share an edge or a corner with the cube are not reached.
    EXPECT_EQ(larger.at(3, 3, 3), 0);
    EXPECT_EQ(larger.at(14, 14, 5), 0);
    EXPECT_EQ(larger.size, cube().size);
}

TEST(MaskMorphology, ACubeShrinksByOneLayerOnEachFace) {
    const Mask smaller = shrunk(cube());
    EXPECT_EQ(voxelsOf(smaller), 8 * 8 * 8);
    EXPECT_EQ(smaller.at(5, 5, 4), 1);
    EXPECT_EQ(smaller.at(4, 5, 4), 0);
    EXPECT_EQ(voxelsOf(shrunk(cube(), 5)), 0);
}

TEST(MaskMorphology, SeveralVoxelsAreSeveralTimesOne) {
    EXPECT_EQ(grown(cube(), 2).voxels, grown(grown(cube())).voxels);
    EXPECT_EQ(shrunk(cube(), 3).voxels, shrunk(shrunk(shrunk(cube()))).voxels);
    EXPECT_EQ(grown(cube(), 0).voxels, cube().voxels);
}

TEST(MaskMorphology, ShrinkingUndoesGrowingOfACube) {
    EXPECT_EQ(shrunk(grown(cube())).voxels, cube().voxels);
}

TEST(MaskMorphology, TheEdgeOfTheGridDoesNotShrinkAMask) {
    Mask mask({6, 5, 4});
    fill(mask, {0, 0, 0}, {3, 5, 4});
    const Mask smaller = shrunk(mask);
    EXPECT_EQ(voxelsOf(smaller), 2 * 5 * 4);
    EXPECT_EQ(smaller.at(0, 0, 0), 1);
    EXPECT_EQ(smaller.at(2, 0, 0), 0);
    EXPECT_EQ(voxelsOf(grown(mask)), 4 * 5 * 4);
}

TEST(MaskMorphology, OnlyClosedHolesAreFilled) {
    Mask mask = cube();
    fill(mask, {7, 7, 6}, {9, 9, 8}, 0);
    // A notch in a face is open to the edge of the grid.
    fill(mask, {4, 6, 5}, {5, 8, 7}, 0);
    // This hole is connected with what lies outside over corners of voxels only.
    mask.at(13, 13, 12) = 0;
    mask.at(12, 12, 11) = 0;
    EXPECT_EQ(voxelsOf(mask), 1000 - 8 - 4 - 2);
    const Mask filled = withHolesFilled(mask);
    EXPECT_EQ(voxelsOf(filled), 1000 - 4 - 1);
    EXPECT_EQ(filled.at(7, 7, 6), 1);
    EXPECT_EQ(filled.at(12, 12, 11), 1);
    EXPECT_EQ(filled.at(4, 6, 5), 0);
}

}  // namespace
}  // namespace disyre
