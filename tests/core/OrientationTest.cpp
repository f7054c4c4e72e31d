// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/Orientation.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/image/Nifti.h"
#include "tests/support/Reorient.h"

namespace disyre {
namespace {

TEST(Orientation, PositionsAndIndicesAreInverseToEachOther) {
    Volume oblique({10, 12, 14}, axisAlignedAffine({1, 2, 3}, {-5, 7, 11}));
    oblique.affine[0][1] = 0.4;
    oblique.affine[2][0] = -0.7;
    oblique.affine[1][2] = 0.3;
    const auto index = oblique.indexAt(oblique.position({2.5, 8, 3.25}));
    EXPECT_NEAR(index[0], 2.5, 1e-12);
    EXPECT_NEAR(index[1], 8, 1e-12);
    EXPECT_NEAR(index[2], 3.25, 1e-12);
}

TEST(Orientation, AllFortyEightAxisOrdersAreBroughtToRasAndBack) {
    const Volume ras = test::phantomBrain({12, 14, 10}, 2.0);
    for (const Orientation& order : test::allOrientations()) {
        const Volume turned = test::reoriented(ras, order);
        const Volume back = toRas(turned);
        ASSERT_EQ(back.size, ras.size);
        ASSERT_EQ(back.voxels, ras.voxels);
        for (std::size_t row = 0; row < 3; ++row) {
            for (std::size_t column = 0; column < 4; ++column) {
                ASSERT_NEAR(back.affine[row][column], ras.affine[row][column], 1e-9);
            }
        }
        const Volume there = fromRas(back, turned);
        ASSERT_EQ(there.voxels, turned.voxels);
        ASSERT_EQ(there.size, turned.size);
        Mask bright(ras.size);
        Mask brightTurned(turned.size);
        for (std::size_t i = 0; i < ras.voxels.size(); ++i) {
            bright.voxels[i] = ras.voxels[i] > 0.5f ? 1 : 0;
            brightTurned.voxels[i] = turned.voxels[i] > 0.5f ? 1 : 0;
        }
        ASSERT_EQ(maskFromRas(bright, turned).voxels, brightTurned.voxels);
        ASSERT_EQ(maskFromRas(bright, turned).size, turned.size);
    }
}

TEST(Orientation, ObliqueAxesAreNeverUsedTwice) {
    // The first two axes both point mostly to the patient's right.
    const double c = std::cos(0.7), s = std::sin(0.7);
    const Affine oblique{{{c, -c * 0.99, 0, 0}, {s, s * 1.01, 0, 0}, {0, 0, 1, 0}}};
    const std::string axes = axesText(oblique);
    EXPECT_EQ(axes[2], 'S');
    EXPECT_NE(axes[0], axes[1]);
    const Orientation orientation = orientationOf(oblique);
    EXPECT_NE(orientation.axis[0], orientation.axis[1]);
}

}  // namespace
}  // namespace disyre
