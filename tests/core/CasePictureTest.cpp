// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/CasePicture.h"

#include <gtest/gtest.h>

namespace disyre {
namespace {

/// A brain of 20 x 24 voxels of 2 mm in three slices, a lesion in the second one's right front, and a
/// score in its left rear.
struct Case {
    Volume scan{{30, 34, 3}, axisAlignedAffine({2, 2, 2}, {0, 0, 0}), 0.5f};
    Mask brain{scan.size};
    Mask lesion{scan.size};
    Volume map{scan.size, scan.affine};

    Case() {
        for (int z = 0; z < 3; ++z) {
            for (int y = 5; y < 29; ++y) {
                for (int x = 5; x < 25; ++x) {
                    brain.at(x, y, z) = 1;
                }
            }
        }
        for (int y = 20; y < 26; ++y) {
            for (int x = 17; x < 22; ++x) {
                lesion.at(x, y, 1) = 1;
            }
        }
        lesion.at(8, 8, 2) = 1;
        for (int y = 8; y < 12; ++y) {
            for (int x = 7; x < 11; ++x) {
                map.at(x, y, 1) = 0.3f;
            }
        }
    }
    [[nodiscard]] RgbPicture picture() const {
        const CountedVoxels voxels = countedVoxels(brain, lesion, 0.008);
        return casePicture(scan, voxels, scoresAt(voxels, map.voxels));
    }
};

enum class Look { Black, Grey, Outline, Hot };

Look lookOf(const std::uint8_t* pixel) {
    if (pixel[0] == 0 && pixel[1] == 0 && pixel[2] == 0) {
        return Look::Black;
    }
    if (pixel[0] == 0 && pixel[2] == 255) {
        return Look::Outline;
    }
    return pixel[0] == pixel[1] && pixel[1] == pixel[2] ? Look::Grey : Look::Hot;
}

TEST(CasePicture, ShowsTheLargestSliceOfTheLesionAsRadiologistsSeeIt) {
    const Case one;
    RgbPicture picture = one.picture();
    // Three pixels a voxel, two voxels about the brain, six pixels between the two.
    ASSERT_EQ(picture.width, 2 * 24 * 3 + 6);
    ASSERT_EQ(picture.height, 28 * 3);
    const int second = 24 * 3 + 6;
    // Voxel x of the patient's right lies to the left; y of the front above.
    const auto at = [&](int x, int y, int half) {
        return lookOf(picture.at(half + (26 - x) * 3 + 1, (30 - y) * 3 + 1));
    };
    for (const int half : {0, second}) {
        EXPECT_EQ(at(17, 22, half), Look::Outline);
        EXPECT_EQ(at(21, 22, half), Look::Outline);
        EXPECT_EQ(at(19, 20, half), Look::Outline);
        EXPECT_EQ(at(19, 22, half), Look::Grey);   // inside the outline
        EXPECT_EQ(at(22, 22, half), Look::Grey);   // outside it
        EXPECT_EQ(at(4, 20, half), Look::Black);   // outside the brain
        EXPECT_EQ(at(12, 24, half), Look::Grey);
    }
    EXPECT_EQ(at(8, 9, 0), Look::Grey);
    EXPECT_EQ(at(8, 9, second), Look::Hot);
    EXPECT_EQ(at(12, 9, second), Look::Grey);
}

TEST(CasePicture, OfAnEmptyMapShowsTheScanTwice) {
    Case one;
    std::fill(one.map.voxels.begin(), one.map.voxels.end(), 0.0f);
    RgbPicture picture = one.picture();
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < 24 * 3; ++x) {
            for (int c = 0; c < 3; ++c) {
                ASSERT_EQ(picture.at(x, y)[c], picture.at(x + 24 * 3 + 6, y)[c]);
            }
        }
    }
}

}  // namespace
}  // namespace disyre
