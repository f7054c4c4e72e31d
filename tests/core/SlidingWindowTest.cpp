// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/SlidingWindow.h"

#include <gtest/gtest.h>

#include <set>

#include <cmath>
#include <numeric>

#include "tests/support/Vectors.h"

namespace disyre {
namespace {

using test::vectors;

TEST(SlidingWindow, LayoutsMatchTheAuthors) {
    for (const auto& expected : vectors()["sliding_window_layout"]) {
        const WindowLayout layout =
            layoutWindows(expected["size"], expected["patch"], expected["step"]);
        EXPECT_EQ(layout.padded, expected["padded"].get<int>());
        EXPECT_EQ(layout.padLow, expected["pad_low"].get<int>());
        EXPECT_EQ(layout.padHigh, expected["pad_high"].get<int>());
        EXPECT_EQ(layout.origins, expected["origins_in_image_coords"].get<std::vector<int>>());
    }
}

TEST(SlidingWindow, ImportanceMatchesTheAuthors) {
    const auto& expected = vectors()["importance_map_128"];
    const std::vector<float> map = importanceMap(128);
    EXPECT_NEAR(map.front(), expected["corner_after_clamp"].get<double>(), 1e-6);
    EXPECT_NEAR(map[64 * 128 + 64], expected["center"].get<double>(), 1e-6);
    EXPECT_NEAR(std::accumulate(map.begin(), map.end(), 0.0), expected["sum"].get<double>(), 1e-2);
}

/// The 6 x 6 example of the test vectors: the score |x - 0.5| of 4 x 4 windows at stride 2, blended
/// in three ways.
std::vector<float> blendExample(bool weighted, bool normalised) {
    const auto image =
        vectors()["sliding_window_small"]["image_6x6"].get<std::vector<std::vector<float>>>();
    WindowBlender blender(6, 6, 4);
    const WindowLayout layout = layoutWindows(6, 4, 2);
    for (const int y : layout.origins) {
        for (const int x : layout.origins) {
            std::vector<float> scores;
            float foreground = 0.0f;
            for (int row = 0; row < 4; ++row) {
                for (int column = 0; column < 4; ++column) {
                    const float value = image[static_cast<std::size_t>(y + row)]
                                             [static_cast<std::size_t>(x + column)];
                    scores.push_back(value > 0.0f ? std::abs(value - 0.5f) : 0.0f);
                    foreground += value > 0.0f ? 1.0f / 16.0f : 0.0f;
                }
            }
            blender.add({x, y}, scores, weighted ? foreground : 1.0f,
                        normalised ? foreground : 1.0f);
        }
    }
    return blender.blended();
}

void expectGrid(const std::vector<float>& actual, const char* key) {
    const auto expected =
        vectors()["sliding_window_small"][key].get<std::vector<std::vector<double>>>();
    for (std::size_t row = 0; row < 6; ++row) {
        for (std::size_t column = 0; column < 6; ++column) {
            EXPECT_NEAR(actual[row * 6 + column], expected[row][column], 1e-6) << key;
        }
    }
}

TEST(SlidingWindow, BlendsMatchTheAuthors) {
    expectGrid(blendExample(false, false), "AS_no_fw");
    expectGrid(blendExample(true, false), "AS_fw_code_rule(not renormalised by weight)");
    expectGrid(blendExample(true, true), "AS_fw_weighted_mean_variant");
}

TEST(PlaceWindows, LieInsideTheBoxOfTheSlicesBrain) {
    Mask brain({90, 100, 2});
    for (int y = 5; y < 91; ++y) {
        for (int x = 10; x < 80; ++x) {
            brain.at(x, y, 0) = 1;
        }
    }
    brain.at(40, 50, 1) = 1;
    const auto origins = placeWindows(brain, 0, 64, 16, WindowPlacement::BrainBox);
    std::set<int> columns;
    std::set<int> rows;
    for (const WindowOrigin& origin : origins) {
        columns.insert(origin.x);
        rows.insert(origin.y);
    }
    EXPECT_EQ(columns, (std::set<int>{10, 16}));
    EXPECT_EQ(rows, (std::set<int>{5, 16, 27}));
    EXPECT_EQ(origins.size(), 6u);

    const auto small = placeWindows(brain, 1, 64, 16, WindowPlacement::BrainBox);
    ASSERT_EQ(small.size(), 1u);
    EXPECT_EQ(small[0].x, 8);  // The position is 40 + floor(-63 / 2), as training centres a crop.
    EXPECT_EQ(small[0].y, 18);
}

TEST(PlaceWindows, ASliceWithoutBrainGetsNoWindowUnlessWindowsArePadded) {
    const Mask empty({90, 100, 1});
    EXPECT_TRUE(placeWindows(empty, 0, 64, 16, WindowPlacement::BrainBox).empty());
    const auto padded = placeWindows(empty, 0, 64, 16, WindowPlacement::Padded);
    EXPECT_EQ(padded.size(),
              layoutWindows(90, 64, 16).origins.size() * layoutWindows(100, 64, 16).origins.size());
}

}  // namespace
}  // namespace disyre
