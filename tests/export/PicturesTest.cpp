// SPDX-License-Identifier: GPL-3.0-or-later
#include <gif_lib.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/findings/HealingAnimation.h"
#include "core/findings/LightBox.h"
#include "core/findings/SlicePicture.h"
#include "core/image/GifFile.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

using Colour = std::array<int, 3>;

Colour colourAt(RgbPicture& picture, int x, int y) {
    const std::uint8_t* at = picture.at(x, y);
    return {at[0], at[1], at[2]};
}

/// A scan of 10 x 12 x 8 voxels of 2 mm whose slices are 0.1, 0.2 ... bright, with one score.
class LightBoxTest : public testing::Test {
protected:
    LightBoxTest() {
        for (int z = 0; z < 8; ++z) {
            for (int y = 0; y < 12; ++y) {
                for (int x = 0; x < 10; ++x) {
                    scan_.at(x, y, z) = 0.1f * static_cast<float>(z + 1);
                }
            }
        }
        map_.at(9, 11, 4) = 0.5f;
    }
    /// The middle of a slice, away from its number.
    Colour middleOf(RgbPicture& picture, int column, int row) {
        return colourAt(picture, column * 22 + 15, row * 26 + 18);
    }

    const Affine affine_{{{2, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 2, 0}}};
    Volume scan_{{10, 12, 8}, affine_};
    Volume map_{{10, 12, 8}, affine_};
};

TEST_F(LightBoxTest, ShowsTheSlicesAskedForRowByRow) {
    LightBoxChoice choice{.first = 2, .last = 8, .step = 2, .columns = 3, .hasOverlay = false};
    RgbPicture picture = lightBox(scan_, map_, 0.2, choice);
    // Three tiles of 20 mm and two gaps of 2 pixels; two rows of 24 mm and one gap.
    EXPECT_EQ(picture.width, 64);
    EXPECT_EQ(picture.height, 50);
    EXPECT_EQ(lightBoxSize(scan_, choice), (std::array<int, 2>{64, 50}));
    EXPECT_EQ(middleOf(picture, 0, 0)[0], 51);   // Slice 2.
    EXPECT_EQ(middleOf(picture, 1, 0)[0], 102);  // Slice 4.
    EXPECT_EQ(middleOf(picture, 2, 0)[0], 153);  // Slice 6.
    EXPECT_EQ(middleOf(picture, 0, 1)[0], 204);  // Slice 8.
    EXPECT_EQ(middleOf(picture, 1, 1)[0], 0);    // Nothing.
}

TEST_F(LightBoxTest, DrawsThePatientsRightOnTheLeftAndTheMapWhereItReachesTheThreshold) {
    LightBoxChoice choice{.first = 5, .last = 5};
    RgbPicture picture = lightBox(scan_, map_, 0.2, choice);
    // The voxel at the patient's right and front is at the left and top.
    EXPECT_NE(colourAt(picture, 0, 0)[0], colourAt(picture, 0, 0)[2]);
    EXPECT_EQ(colourAt(picture, 19, 0)[0], colourAt(picture, 19, 0)[2]);
    choice.hasOverlay = false;
    picture = lightBox(scan_, map_, 0.2, choice);
    EXPECT_EQ(colourAt(picture, 0, 0)[0], colourAt(picture, 0, 0)[2]);
}

TEST_F(LightBoxTest, NamesEachSliceByItsNumber) {
    LightBoxChoice choice{.first = 1, .last = 1, .hasOverlay = false, .pixelsPerMillimetre = 4.0};
    RgbPicture picture = lightBox(scan_, map_, 0.2, choice);
    RgbPicture other = lightBox(
        scan_, map_, 0.2, {.first = 1, .last = 1, .hasOverlay = false, .pixelsPerMillimetre = 4.0});
    EXPECT_EQ(picture.bytes, other.bytes);
    // Bright dots of the digit stand on the dark slice, in the upper left corner only.
    const auto bright = [&](int left, int top) {
        int count = 0;
        for (int y = top; y < top + 12; ++y) {
            for (int x = left; x < left + 10; ++x) {
                count += colourAt(picture, x, y)[0] > 200 ? 1 : 0;
            }
        }
        return count;
    };
    EXPECT_GT(bright(0, 0), 8);
    EXPECT_EQ(bright(60, 0), 0);
}

TEST_F(LightBoxTest, RefusesSlicesThatAreNotThereAndPicturesThatAreTooLarge) {
    const auto idOf = [&](const LightBoxChoice& choice) {
        try {
            (void)lightBoxSize(scan_, choice);
        } catch (const SettingsError& error) {
            return error.id();
        }
        return MessageId::ProgramUnexpected;
    };
    EXPECT_EQ(idOf({.first = 3, .last = 9}), MessageId::PictureNoSlices);
    EXPECT_EQ(idOf({.first = 5, .last = 4}), MessageId::PictureNoSlices);
    EXPECT_EQ(idOf({.pixelsPerMillimetre = 1000.0}), MessageId::PictureTooLarge);
}

TEST_F(LightBoxTest, SpreadsSlicesOverWhatIsNotBlack) {
    Volume scan({10, 12, 40}, affine_);
    for (int z = 10; z < 30; ++z) {
        scan.at(5, 5, z) = 1.0f;
    }
    const LightBoxChoice choice = spreadOver(scan, Plane::Axial, 6);
    EXPECT_GE(choice.first, 9);
    EXPECT_LE(choice.last, 32);
    EXPECT_EQ(choice.step, 4);
}

TEST(HealingAnimationTest, FadesFromStepToStepAndEndsWithTheMap) {
    RgbPicture dark(2, 1);
    RgbPicture bright(2, 1);
    std::fill(bright.bytes.begin(), bright.bytes.end(), std::uint8_t{200});
    RgbPicture mapped(2, 1);
    mapped.bytes[0] = 99;
    const auto pictures = healingAnimation({dark, bright}, mapped);
    ASSERT_EQ(pictures.size(), 7u);  // Two steps, four fades between them, and the map.
    for (std::size_t i = 1; i + 1 < pictures.size(); ++i) {
        EXPECT_GT(pictures[i].picture.bytes[0], pictures[i - 1].picture.bytes[0]);
    }
    EXPECT_EQ(pictures[5].picture.bytes, bright.bytes);
    EXPECT_EQ(pictures.back().picture.bytes, mapped.bytes);
    EXPECT_LT(pictures[1].hundredths, pictures[0].hundredths);
}

TEST(GifFileTest, IsReadBackWithItsColoursAndTimes) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "two.gif";
    const std::vector<std::array<std::uint8_t, 3>> colours{{0, 0, 0}, {128, 128, 128}, {255, 0, 0}};
    RgbPicture first(3, 2);
    RgbPicture second(3, 2);
    second.bytes[0] = 250;  // Near red.
    std::fill_n(second.at(2, 1), 3, std::uint8_t{120});
    std::size_t told = 0;
    writeGif(file, {{first, 150}, {second, 8}}, colours,
             [&](std::size_t done, std::size_t total) {
                 told = done;
                 EXPECT_EQ(total, 2u);
             },
             {});
    EXPECT_EQ(told, 2u);
    int problem = 0;
    GifFileType* gif = DGifOpenFileName(file.string().c_str(), &problem);
    ASSERT_NE(gif, nullptr);
    ASSERT_EQ(DGifSlurp(gif), GIF_OK);
    ASSERT_EQ(gif->ImageCount, 2);
    EXPECT_EQ(gif->SWidth, 3);
    EXPECT_EQ(gif->SHeight, 2);
    GraphicsControlBlock control{};
    ASSERT_EQ(DGifSavedExtensionToGCB(gif, 0, &control), GIF_OK);
    EXPECT_EQ(control.DelayTime, 150);
    ASSERT_EQ(DGifSavedExtensionToGCB(gif, 1, &control), GIF_OK);
    EXPECT_EQ(control.DelayTime, 8);
    const GifByteType* pixels = gif->SavedImages[1].RasterBits;
    EXPECT_EQ(gif->SColorMap->Colors[pixels[0]].Red, 255);
    EXPECT_EQ(gif->SColorMap->Colors[pixels[5]].Green, 128);
    EXPECT_EQ(pixels[1], 0);
    (void)DGifCloseFile(gif, &problem);
}

TEST(GifFileTest, AStopLeavesNoFile) {
    const test::TemporaryFolder folder;
    StopToken stop;
    stop.requestStop();
    const RgbPicture picture(3, 2);
    EXPECT_THROW(writeGif(folder.path() / "a.gif", {{picture, 10}}, sliceColours(), {}, stop),
                 Stopped);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(GifFileTest, AFolderThatIsNotThereIsRefusedWithItsName) {
    const test::TemporaryFolder folder;
    const RgbPicture picture(3, 2);
    EXPECT_THROW(
        writeGif(folder.path() / "none" / "a.gif", {{picture, 10}}, sliceColours(), {}, {}),
        FileError);
}

}  // namespace
}  // namespace disyre
