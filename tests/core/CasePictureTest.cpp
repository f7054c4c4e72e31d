// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/CasePicture.h"

#include <gtest/gtest.h>

namespace disyre {
namespace {

/// A brain of 20 x 24 voxels of 2 mm in three slices, with a lesion in the right front of the
/// second one and a score in its left rear.
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

enum class PixelKind { Black, Grey, Outline, Hot };

PixelKind kindOf(const std::uint8_t* pixel) {
    if (pixel[0] == 0 && pixel[1] == 0 && pixel[2] == 0) {
        return PixelKind::Black;
    }
    if (pixel[0] == 0 && pixel[2] == 255) {
        return PixelKind::Outline;
    }
    return pixel[0] == pixel[1] && pixel[1] == pixel[2] ? PixelKind::Grey : PixelKind::Hot;
}

TEST(CasePicture, ShowsTheLargestSliceOfTheLesionAsRadiologistsSeeIt) {
    const Case one;
    RgbPicture picture = one.picture();
    // A voxel has three pixels, the margin around the brain two voxels, and the gap between the
    // pictures six pixels.
    ASSERT_EQ(picture.width, 2 * 24 * 3 + 6);
    ASSERT_EQ(picture.height, 28 * 3);
    const int second = 24 * 3 + 6;
    // The patient's right lies on the picture's left, and the front is at the top.
    const auto at = [&](int x, int y, int half) {
        return kindOf(picture.at(half + (26 - x) * 3 + 1, (30 - y) * 3 + 1));
    };
    for (const int half : {0, second}) {
        EXPECT_EQ(at(17, 22, half), PixelKind::Outline);
        EXPECT_EQ(at(21, 22, half), PixelKind::Outline);
        EXPECT_EQ(at(19, 20, half), PixelKind::Outline);
        EXPECT_EQ(at(19, 22, half), PixelKind::Grey);  // This pixel lies inside the outline.
        EXPECT_EQ(at(22, 22, half), PixelKind::Grey);  // This pixel lies outside the outline.
        EXPECT_EQ(at(4, 20, half), PixelKind::Black);  // This pixel lies outside the brain.
        EXPECT_EQ(at(12, 24, half), PixelKind::Grey);
    }
    EXPECT_EQ(at(8, 9, 0), PixelKind::Grey);
    EXPECT_EQ(at(8, 9, second), PixelKind::Hot);
    EXPECT_EQ(at(12, 9, second), PixelKind::Grey);
}

TEST(CasePicture, ShowsTheScanTwiceForAnEmptyMap) {
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
