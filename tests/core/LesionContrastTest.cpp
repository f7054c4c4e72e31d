// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/LesionContrast.h"

#include <gtest/gtest.h>

namespace disyre {
namespace {

struct Case {
    Volume image;
    Mask brain;
    Mask lesion;
};

/// Around a cube of one value the brain has 2 and 4 in turn, so the mean is 3 and the standard
/// deviation 1.
Case cubeOf(float value) {
    const Size3 size{20, 20, 20};
    Case one{Volume(size, axisAlignedAffine({1, 1, 1}, {0, 0, 0})), Mask(size, 1), Mask(size)};
    for (int z = 0; z < 20; ++z) {
        for (int y = 0; y < 20; ++y) {
            for (int x = 0; x < 20; ++x) {
                const auto isIn = [](int i) { return i >= 8 && i < 12; };
                const bool isLesion = isIn(x) && isIn(y) && isIn(z);
                one.lesion.at(x, y, z) = isLesion ? 1 : 0;
                one.image.at(x, y, z) = isLesion ? value : (x + y + z) % 2 == 0 ? 2.0f : 4.0f;
            }
        }
    }
    return one;
}

TEST(LesionContrast, IsADifferenceInStandardDeviationsOfTheSurroundings) {
    for (const float value : {1.0f, 3.0f, 7.0f}) {
        const Case one = cubeOf(value);
        EXPECT_NEAR(*lesionContrast(one.image, one.brain, one.lesion), value - 3.0, 0.05);
    }
}

TEST(LesionContrast, ComparesWithTheNearbyBrainOnly) {
    Case one = cubeOf(7.0f);
    one.image.at(0, 0, 0) = 1e6f;    // This voxel is farther away than 6 mm.
    one.image.at(7, 10, 10) = 1e6f;  // This voxel lies beside the lesion, but outside the brain.
    one.brain.at(7, 10, 10) = 0;
    EXPECT_NEAR(*lesionContrast(one.image, one.brain, one.lesion), 4.0, 0.05);
}

TEST(LesionContrast, IsEmptyWithoutSurroundings) {
    Case one = cubeOf(7.0f);
    EXPECT_FALSE(lesionContrast(one.image, one.lesion, one.lesion));
    EXPECT_FALSE(lesionContrast(one.image, one.brain, Mask(one.lesion.size)));
}

}  // namespace
}  // namespace disyre
