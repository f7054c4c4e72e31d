// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/MapAccumulator.h"

#include <gtest/gtest.h>

namespace disyre {
namespace {

using Pixels = std::vector<float>;

/// Three slices of two pixels.
Volume smallGrid() {
    return Volume({2, 1, 3}, axisAlignedAffine({1, 1, 2}, {5, 6, 7}));
}

TEST(MapAccumulator, SliceIsTheMeanOfItsSteps) {
    MapAccumulator map(smallGrid());
    map.add(1, 0, 4, Pixels{1.0f, 0.0f});
    map.add(1, 1, 4, Pixels{2.0f, 0.0f});
    map.add(1, 2, 4, Pixels{3.0f, 4.0f});
    map.add(1, 3, 4, Pixels{4.0f, 0.0f});
    EXPECT_EQ(map.finishedSlices(), (std::vector<std::uint8_t>{0, 1, 0}));
    const Volume taken = map.take();
    EXPECT_EQ(taken.voxels, (Pixels{0, 0, 2.5f, 1.0f, 0, 0}));
    EXPECT_EQ(taken.affine, smallGrid().affine);
}

TEST(MapAccumulator, EachValueIsDividedBeforeItIsAdded) {
    // A third is no exact number: only this order of operations gives these very bits.
    MapAccumulator map(smallGrid());
    float expected = 0.0f;
    for (int step = 0; step < 3; ++step) {
        const float value = 0.1f + 0.7f * static_cast<float>(step);
        expected += value / 3.0f;
        map.add(0, step, 3, Pixels{value, value});
    }
    EXPECT_EQ(map.take().voxels[0], expected);
}

TEST(MapAccumulator, SliceWithoutItsLastStepIsLeftOutOfTheMap) {
    MapAccumulator map(smallGrid());
    map.add(0, 0, 1, Pixels{3.0f, 5.0f});
    map.add(2, 0, 2, Pixels{8.0f, 8.0f});
    EXPECT_EQ(map.finishedSlices(), (std::vector<std::uint8_t>{1, 0, 0}));
    EXPECT_EQ(map.map().voxels[4], 4.0f);
    EXPECT_EQ(map.take().voxels, (Pixels{3.0f, 5.0f, 0, 0, 0, 0}));
}

TEST(MapAccumulator, FirstStepBeginsASliceAfresh) {
    MapAccumulator map(smallGrid());
    for (const float value : {7.0f, 2.0f}) {
        map.add(0, 0, 2, Pixels{value, value});
        map.add(0, 1, 2, Pixels{value, value});
    }
    EXPECT_EQ(map.take().voxels[0], 2.0f);
}

TEST(MapAccumulator, WeightsShareTheMeanAmongTheSteps) {
    const Pixels first{1.0f, 2.0f};
    const Pixels second{5.0f, 10.0f};
    const std::vector<std::span<const float>> steps{first, second};
    MapAccumulator map(smallGrid());
    map.setToMean(0, steps, std::vector<double>{3.0, 1.0});
    map.setToMean(1, steps, std::vector<double>{0.0, 2.0});
    map.setToMean(2, steps, std::vector<double>{0.0, 0.0});
    EXPECT_EQ(map.finishedSlices(), (std::vector<std::uint8_t>{1, 1, 1}));
    EXPECT_EQ(map.take().voxels, (Pixels{2.0f, 4.0f, 5.0f, 10.0f, 0.0f, 0.0f}));
}

TEST(MapAccumulator, WeightsOfStepsThatHaveNotComeTakeTheirShare) {
    const Pixels first{1.0f, 2.0f};
    const std::vector<std::span<const float>> steps{first};
    MapAccumulator map(smallGrid());
    map.setToMean(0, steps, std::vector<double>{1.0, 3.0});
    EXPECT_EQ(map.take().voxels[1], 0.5f);
}

TEST(MapAccumulator, EqualWeightsGiveTheMeanOfTheSteps) {
    const Pixels first{0.25f, 0.5f};
    const Pixels second{0.75f, 1.5f};
    const std::vector<std::span<const float>> steps{first, second};
    MapAccumulator together(smallGrid());
    together.setToMean(0, steps, std::vector<double>{1.0, 1.0});
    MapAccumulator singly(smallGrid());
    singly.add(0, 0, 2, first);
    singly.add(0, 1, 2, second);
    EXPECT_EQ(together.take().voxels, singly.take().voxels);
}

}  // namespace
}  // namespace disyre
