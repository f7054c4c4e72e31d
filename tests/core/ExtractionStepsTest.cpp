// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/ExtractionSteps.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/card/ModelFiles.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

/// Fills a box of a grid with a value.
template <typename T>
void fillBox(Grid<T>& grid, const Size3& first, const Size3& end, T value) {
    for (int z = first[2]; z < end[2]; ++z) {
        for (int y = first[1]; y < end[1]; ++y) {
            for (int x = first[0]; x < end[0]; ++x) {
                grid.at(x, y, z) = value;
            }
        }
    }
}

TEST(ExtractionSteps, CubeTakesTheNearestVoxelWhateverTheProportions) {
    Grid<float> grid({3, 8, 2});
    for (std::size_t i = 0; i < grid.voxels.size(); ++i) {
        grid.voxels[i] = static_cast<float>(i);
    }
    const Grid<float> cube = cubeOf(grid, {{0, 2, 0}, {3, 6, 2}}, 4);
    ASSERT_EQ(cube.size, (Size3{4, 4, 4}));
    // Three voxels on four: their middles 0.375, 1.125, 1.875 and 2.625 lie in voxels 0, 1, 1, 2.
    for (int y = 0; y < 4; ++y) {
        EXPECT_EQ(cube.at(0, y, 0), grid.at(0, y + 2, 0));
        EXPECT_EQ(cube.at(1, y, 1), grid.at(1, y + 2, 0));
        EXPECT_EQ(cube.at(2, y, 2), grid.at(1, y + 2, 1));
        EXPECT_EQ(cube.at(3, y, 3), grid.at(2, y + 2, 1));
    }
}

TEST(ExtractionSteps, CubeHasNoVoxelThatIsNoNumber) {
    Grid<float> grid({2, 2, 2}, std::numeric_limits<float>::quiet_NaN());
    grid.at(1, 1, 1) = 5.0f;
    grid.at(0, 1, 1) = std::numeric_limits<float>::infinity();
    const Grid<float> cube = cubeOf(grid, {{0, 0, 0}, {2, 2, 2}}, 2);
    EXPECT_EQ(cube.at(0, 0, 0), 0.0f);
    EXPECT_EQ(cube.at(0, 1, 1), 0.0f);
    EXPECT_EQ(cube.at(1, 1, 1), 5.0f);
}

TEST(ExtractionSteps, RangeLiesBetweenTheQuantiles) {
    const ExtractionCard card;
    Grid<float> cube({10, 10, 10});
    for (std::size_t i = 0; i < 1000; ++i) {
        cube.voxels[i] = static_cast<float>((i * 7) % 1000);
    }
    const auto range = extractionRange(cube, card);
    ASSERT_TRUE(range);
    // Positions 0.005 * 999 and 0.995 * 999 of the values 0 to 999.
    EXPECT_NEAR(range->low, 4.995, 1e-4);
    EXPECT_NEAR(range->high, 994.005, 1e-3);
    EXPECT_FALSE(extractionRange(Grid<float>({10, 10, 10}, 3.0f), card));
}

TEST(ExtractionSteps, StandardisedCubeHasTheCardsMeanAndDeviation) {
    const ExtractionCard card;
    Grid<float> cube({2, 2, 1});
    cube.voxels = {-10.0f, 0.0f, 50.0f, 900.0f};
    ASSERT_TRUE(standardise(cube, {0.0, 100.0}, card));
    // Scaled and clipped: 0, 0, .5, 1, with a mean of .375 and a deviation of .4787136.
    EXPECT_NEAR(cube.voxels[0], 0.449 - 0.375 / 0.4787136 * 0.226, 1e-6);
    EXPECT_NEAR(cube.voxels[1], cube.voxels[0], 1e-7);
    EXPECT_NEAR(cube.voxels[2], 0.449 + 0.125 / 0.4787136 * 0.226, 1e-6);
    EXPECT_NEAR(cube.voxels[3], 0.449 + 0.625 / 0.4787136 * 0.226, 1e-6);
    Grid<float> flat({2, 2, 2}, 4.0f);
    EXPECT_FALSE(standardise(flat, {0.0, 1.0}, card));
}

TEST(ExtractionSteps, BoxOfTheLargestPieceGetsTheMarginAndStaysInTheScan) {
    const ExtractionCard card;
    Grid<float> cube({128, 128, 128});
    fillBox(cube, {32, 40, 64}, {96, 100, 128}, 0.9f);
    fillBox(cube, {0, 0, 0}, {20, 20, 20}, 0.9f);
    const auto box = brainBox(cube, {256, 128, 64}, card);
    ASSERT_TRUE(box);
    // Along x: planes 32 to 96 are voxels 64 to 192, middle 128, length 128 * 1.2 = 153.6, rounded
    // to 154.
    EXPECT_EQ(box->first[0], 51);
    EXPECT_EQ(box->end[0], 205);
    // Along y: planes 40 to 100, middle 70, length 72.
    EXPECT_EQ(box->first[1], 34);
    EXPECT_EQ(box->end[1], 106);
    // Along z: planes 64 to 128 are voxels 32 to 64, middle 48, length 38.4, rounded to 38.
    EXPECT_EQ(box->first[2], 29);
    EXPECT_EQ(box->end[2], 64);
}

TEST(ExtractionSteps, NothingAboveTheThresholdHasNoBox) {
    const ExtractionCard card;
    EXPECT_FALSE(brainBox(Grid<float>({128, 128, 128}, 0.5f), {64, 64, 64}, card));
    // A piece whose planes are filled by less than 2 percent.
    Grid<float> small({128, 128, 128});
    fillBox(small, {10, 10, 10}, {28, 28, 28}, 0.9f);
    EXPECT_FALSE(brainBox(small, {64, 64, 64}, card));
}

TEST(ExtractionSteps, BrainIsTheLargestPieceInTheBoxWithItsHolesFilled) {
    const ExtractionCard card;
    Grid<float> cube({16, 16, 16}, 0.1f);
    fillBox(cube, {4, 4, 4}, {12, 12, 12}, 0.9f);
    fillBox(cube, {7, 7, 7}, {9, 9, 9}, 0.2f);
    fillBox(cube, {14, 14, 14}, {16, 16, 16}, 0.9f);
    const Mask brain = brainInBox(cube, {{10, 0, 5}, {26, 16, 13}}, {40, 16, 20}, card);
    Mask expected({40, 16, 20});
    // The box is as long as the cube along x and y, and half as long along z.
    fillBox<std::uint8_t>(expected, {14, 4, 7}, {22, 12, 11}, 1);
    EXPECT_EQ(brain.voxels, expected.voxels);
    const Mask none =
        brainInBox(Grid<float>({16, 16, 16}, 0.5f), {{0, 0, 0}, {8, 8, 8}}, {8, 8, 8}, card);
    EXPECT_EQ(std::count(none.voxels.begin(), none.voxels.end(), 1), 0);
}

TEST(ExtractionSteps, EdgeIsAnyOfTheOuterPlanes) {
    Mask mask({6, 6, 6});
    EXPECT_FALSE(touchesEdge(mask));
    mask.at(2, 3, 3) = 1;
    EXPECT_FALSE(touchesEdge(mask));
    mask.at(2, 3, 5) = 1;
    EXPECT_TRUE(touchesEdge(mask));
}

class ExtractionCardFile : public ::testing::Test {
protected:
    /// Writes a card and returns what reading it says.
    [[nodiscard]] std::string read(const std::string& text) const {
        writeTextAtomically(folder_.path() / kCardFile, text);
        try {
            (void)readExtractionCard(folder_.path());
        } catch (const ModelError& error) {
            return error.what();
        }
        return "";
    }

    /// Returns the card that comes with the program, with one text replaced.
    static std::string changed(const std::string& from, const std::string& to) {
        std::string text =
            readTextFile(DISYRE_SOURCE_DIR "/resources/models/brain-extraction/card.json");
        const auto at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return at == std::string::npos ? text : text.replace(at, from.size(), to);
    }

    test::TemporaryFolder folder_;
};

TEST_F(ExtractionCardFile, ShippedCardIsRead) {
    EXPECT_EQ(read(changed("MIT", "MIT")), "");
}

TEST_F(ExtractionCardFile, DamagedAndForeignAndNewerCardsAreRefusedWithASentence) {
    for (const std::string& text :
         {std::string(), std::string("{"), std::string("[1]"), std::string("{}"),
          changed("\"licence\"", "\"license\""), changed("128", "100"), changed("256", "1e9"),
          changed("0.995", "0.004"), changed("0.226", "0"),
          changed("\"box_margin\": 0.1", "\"box_margin\": -1")}) {
        EXPECT_NE(read(text).find("card.json"), std::string::npos) << text;
    }
    EXPECT_NE(read(changed("\"format_version\": 1", "\"format_version\": 2")).find("newer"),
              std::string::npos);
}

}  // namespace
}  // namespace disyre
