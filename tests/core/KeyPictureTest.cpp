// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/KeyPicture.h"

#include <gtest/gtest.h>

namespace disyre {
namespace {

/// Eight by six by four voxels of 2 mm, dark on the left half and bright on the right, with scores
/// in a single voxel of the right front top.
class KeyPicture : public testing::Test {
protected:
    KeyPicture() {
        for (int z = 0; z < 4; ++z) {
            for (int y = 0; y < 6; ++y) {
                for (int x = 4; x < 8; ++x) {
                    scan_.at(x, y, z) = 1.0f;
                }
            }
        }
        map_.at(6, 4, 3) = 0.5f;
        map_.at(6, 3, 3) = 0.1f;
    }
    static std::array<int, 3> colour(RgbPicture& picture, int x, int y) {
        const std::uint8_t* at = picture.at(x, y);
        return {at[0], at[1], at[2]};
    }

    const Affine affine_{{{2, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 2, 0}}};
    Volume scan_{{8, 6, 4}, affine_, 0.2f};
    Volume map_{{8, 6, 4}, affine_};
};

TEST_F(KeyPicture, HoldsThreeSlicesSideBySideInMillimetres) {
    const RgbPicture picture = keyPicture(scan_, map_, 0.2, {6, 4, 3});
    // 16 + 4 + 16 + 4 + 12 mm wide; the axial slice is the highest with 12 mm.
    EXPECT_EQ(picture.width, 52);
    EXPECT_EQ(picture.height, 12);
    EXPECT_EQ(keyPicture(scan_, map_, 0.2, {6, 4, 3}, 2.0).height, 24);
}

TEST_F(KeyPicture, ShowsThePatientsRightOnTheLeft) {
    RgbPicture picture = keyPicture(scan_, map_, 0.0, {6, 4, 3});
    // The first axis runs to the patient's right only in its mirror image: RAS x grows to the
    // right.
    EXPECT_EQ(colour(picture, 0, 0), (std::array<int, 3>{255, 255, 255}));
    EXPECT_EQ(colour(picture, 15, 0), (std::array<int, 3>{51, 51, 51}));
    // The gap between two slices is black.
    EXPECT_EQ(colour(picture, 17, 0), (std::array<int, 3>{0, 0, 0}));
}

TEST_F(KeyPicture, ColoursScoresAtTheThresholdAndLeavesOthersGrey) {
    RgbPicture picture = keyPicture(scan_, map_, 0.2, {6, 4, 3});
    // Voxel x = 6 is the second from the left, y = 4 the second from the front.
    const auto hot = colour(picture, 2, 2);
    EXPECT_EQ(hot[0], 255);
    EXPECT_LT(hot[2], 200);
    EXPECT_EQ(colour(picture, 2, 4), (std::array<int, 3>{255, 255, 255})) << "below the threshold";
    RgbPicture lower = keyPicture(scan_, map_, 0.05, {6, 4, 3});
    const auto weak = colour(lower, 2, 4);
    EXPECT_LT(weak[1], hot[1]) << "a lower score is darker";
    RgbPicture plain = keyPicture(scan_, map_, 0.0, {6, 4, 3});
    EXPECT_EQ(colour(plain, 2, 2), (std::array<int, 3>{255, 255, 255}));
}

TEST_F(KeyPicture, PointsAtTheVoxelWithoutCoveringIt) {
    const std::array<int, 3> pointer{90, 220, 255};
    RgbPicture picture = keyPicture(scan_, map_, 0.2, {6, 4, 3}, 4.0, true);
    const RgbPicture plain = keyPicture(scan_, map_, 0.2, {6, 4, 3}, 4.0, false);
    // Each voxel is 8 pixels wide. Counted from the left and from the front, voxel x = 6 is the
    // second and y = 4 the second, so their middles are in the pixels 11 and 11.
    EXPECT_EQ(colour(picture, 11 + 8 + 1, 11), pointer);
    EXPECT_EQ(colour(picture, 11, 11 + 8 + 1), pointer);
    EXPECT_EQ(colour(picture, 11, 11 + 8 + 9), pointer);
    EXPECT_NE(colour(picture, 11, 11 + 8 + 10), pointer);
    for (int y = 8; y < 16; ++y) {
        for (int x = 8; x < 16; ++x) {
            EXPECT_EQ(colour(picture, x, y), (std::array<int, 3>{255, 235, 150}));
        }
    }
    EXPECT_NE(picture.bytes, plain.bytes);
}

}  // namespace
}  // namespace disyre
