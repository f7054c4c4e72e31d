// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/MedianFilter.h"

#include <gtest/gtest.h>

#include <numeric>

namespace disyre {
namespace {

Volume ramp(Size3 size) {
    Volume map(size, Affine{{{2, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 2, 0}}});
    std::iota(map.voxels.begin(), map.voxels.end(), 0.0f);
    return map;
}

TEST(MedianFilter, KeepsARampAndRemovesASpot) {
    Volume map = ramp({5, 5, 3});
    const Mask brain(map.size, 1);
    EXPECT_EQ(medianFiltered(map, brain, {1, 0}).at(2, 2, 1), map.at(2, 2, 1));
    EXPECT_EQ(medianFiltered(map, brain, {1, 1}).at(2, 2, 1), map.at(2, 2, 1));
    const float before = map.at(2, 2, 1);
    map.at(2, 2, 1) = 1000.0f;
    EXPECT_EQ(medianFiltered(map, brain, {}).at(2, 2, 1), 1000.0f);
    // The next higher value of the nine in the slice becomes the median.
    EXPECT_EQ(medianFiltered(map, brain, {1, 0}).at(2, 2, 1), before + 1.0f);
}

TEST(MedianFilter, UsesVoxelsOfTheBrainOnly) {
    Volume map = ramp({5, 1, 1});
    Mask brain(map.size, 1);
    brain.at(0, 0, 0) = 0;
    brain.at(2, 0, 0) = 0;
    const Volume filtered = medianFiltered(map, brain, {1, 0});
    EXPECT_EQ(filtered.at(0, 0, 0), 0.0f);
    EXPECT_EQ(filtered.at(1, 0, 0), 1.0f);  // The voxel is alone in its box.
    EXPECT_EQ(filtered.at(2, 0, 0), 0.0f);
    EXPECT_EQ(filtered.at(3, 0, 0), 4.0f);  // The upper of the two middle values 3 and 4 is taken.
    EXPECT_EQ(filtered.at(4, 0, 0), 4.0f);
}

}  // namespace
}  // namespace disyre
