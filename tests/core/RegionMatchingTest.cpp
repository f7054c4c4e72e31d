// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "core/findings/ReaderComparison.h"
#include "core/findings/RegionEditing.h"
#include "core/findings/RegionMatching.h"
#include "core/preprocess/Preparation.h"
#include "core/preprocess/ScanVoxels.h"

namespace disyre {
namespace {

/// The voxels from `first` on, `count` of them.
VoxelSet run(std::size_t first, std::size_t count) {
    VoxelSet voxels(count);
    std::iota(voxels.begin(), voxels.end(), first);
    return voxels;
}

std::vector<const VoxelSet*> pointersTo(const std::vector<VoxelSet>& sets) {
    std::vector<const VoxelSet*> pointers;
    for (const VoxelSet& set : sets) {
        pointers.push_back(&set);
    }
    return pointers;
}

TEST(RegionMatching, DiceCountsSharedVoxels) {
    EXPECT_EQ(sharedVoxels(run(0, 10), run(5, 10)), 5u);
    EXPECT_EQ(sharedVoxels(run(0, 10), run(20, 10)), 0u);
    EXPECT_DOUBLE_EQ(diceOf(run(0, 10), run(5, 10)), 0.5);
    EXPECT_DOUBLE_EQ(diceOf({}, {}), 0.0);
}

TEST(RegionMatching, APartAndAGrownRegionAreTheSameAndAGiantIsNot) {
    EXPECT_TRUE(isSameRegion(run(0, 3), run(0, 100))) << "a part of the earlier region";
    EXPECT_TRUE(isSameRegion(run(0, 400), run(100, 100))) << "four times as large";
    EXPECT_FALSE(isSameRegion(run(0, 10000), run(100, 100))) << "it has swallowed the earlier one";
    EXPECT_FALSE(isSameRegion(run(200, 50), run(0, 100))) << "beside it";
}

TEST(RegionMatching, EachRegionGoesToTheEarlierOneThatItIsMostLike) {
    const std::vector<VoxelSet> earlier{run(0, 100), run(100, 20), run(500, 40)};
    // The first two have grown together, the third has moved on a little, the fourth is new.
    const std::vector<VoxelSet> regions{run(0, 130), run(505, 40), run(900, 10)};
    const auto matches = matchedRegions(pointersTo(regions), pointersTo(earlier));
    ASSERT_EQ(matches.size(), 3u);
    EXPECT_EQ(matches[0], std::optional<std::size_t>(0));
    EXPECT_EQ(matches[1], std::optional<std::size_t>(2));
    EXPECT_FALSE(matches[2]);
}

TEST(RegionMatching, BothPartsOfARegionComeFromIt) {
    const std::vector<VoxelSet> earlier{run(0, 100)};
    const std::vector<VoxelSet> parts{run(0, 40), run(60, 40)};
    for (const auto& match : matchedRegions(pointersTo(parts), pointersTo(earlier))) {
        EXPECT_EQ(match, std::optional<std::size_t>(0));
    }
}

TEST(RegionEditing, GrowsAndShrinksByFaces) {
    const Size3 grid{5, 5, 5};
    const Grid<float> at(grid);
    const VoxelSet cross = grownByVoxel({at.index(2, 2, 2)}, grid);
    EXPECT_EQ(cross.size(), 7u);
    EXPECT_EQ(shrunkByVoxel(cross, grid), VoxelSet{at.index(2, 2, 2)});
    EXPECT_EQ(grownByVoxel({at.index(0, 0, 0)}, grid).size(), 4u) << "the grid ends there";
    EXPECT_TRUE(shrunkByVoxel({at.index(0, 0, 0)}, grid).empty());
    EXPECT_EQ(joined(run(0, 4), run(2, 4)), run(0, 6));
    EXPECT_EQ(without(run(0, 4), run(2, 4)), run(0, 2));
}

TEST(RegionEditing, SplitsAtTheSaddleBetweenTwoPeaks) {
    Grid<float> map({20, 5, 5});
    VoxelSet voxels;
    for (int z = 0; z < 5; ++z) {
        for (int y = 0; y < 5; ++y) {
            for (int x = 0; x < 20; ++x) {
                // Peaks at 5 and 15; it is lowest at 10.
                map.at(x, y, z) =
                    10.0f - static_cast<float>(x < 10 ? std::abs(x - 5) : std::abs(x - 15));
                voxels.push_back(map.index(x, y, z));
            }
        }
    }
    const auto parts = splitAtSaddle(map, voxels);
    ASSERT_TRUE(parts);
    EXPECT_EQ(joined(parts->first, parts->second), voxels) << "no voxel is lost";
    EXPECT_EQ(sharedVoxels(parts->first, parts->second), 0u);
    for (const VoxelSet* part : {&parts->first, &parts->second}) {
        EXPECT_NEAR(static_cast<double>(part->size()), 250.0, 30.0);
    }
    // A region with one peak has no saddle, but a middle.
    const Grid<float> flat({20, 5, 5}, 1.0f);
    EXPECT_FALSE(splitAtSaddle(flat, voxels));
    const auto halves = splitInHalf(flat.size, voxels, {1, 1, 1});
    ASSERT_TRUE(halves);
    EXPECT_EQ(halves->first.size(), 250u);
    EXPECT_FALSE(splitInHalf(flat.size, {7}, {1, 1, 1}));
    const auto corner = splitByPlane(flat.size, voxels, {0.5, 0, 0}, {1, 0, 0});
    ASSERT_TRUE(corner);
    EXPECT_EQ(corner->second.size(), 25u);
    EXPECT_FALSE(splitByPlane(flat.size, voxels, {50, 0, 0}, {1, 0, 0}));
}

TEST(ReaderComparison, SaysWhoFoundWhat) {
    const std::vector<ComparedRegion> reader{{"area 1", run(0, 10)}, {"area, 2", run(100, 10)}};
    const std::vector<ComparedRegion> program{
        {"finding 1", run(5, 20)}, {"finding 2", run(8, 1)}, {"finding 3", run(500, 10)}};
    const auto rows = compareRegions(reader, program);
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].by, FoundBy::Both);
    EXPECT_EQ(rows[0].program, std::optional<std::size_t>(0)) << "it shares most voxels with that";
    EXPECT_EQ(rows[0].sharedVoxels, 5u);
    EXPECT_EQ(rows[1].by, FoundBy::Reader);
    EXPECT_EQ(rows[2].by, FoundBy::Program);
    EXPECT_EQ(rows[2].program, std::optional<std::size_t>(2)) << "the second was met by the reader";
    EXPECT_EQ(comparisonCsv(rows, reader, program, 0.1),
              "found_by,reader_region,reader_millilitres,program_finding,program_millilitres,"
              "shared_millilitres,dice\n"
              "both,area 1,1.000,finding 1,2.000,0.500,0.333\n"
              "reader,\"area, 2\",1.000,,,0.000,0.000\n"
              "program,,,finding 3,1.000,0.000,0.000\n");
}

TEST(ScanVoxels, GoToModelSpaceAndBack) {
    PreparedScan prepared;
    prepared.image = Volume({4, 4, 6}, axisAlignedAffine({2, 2, 1}, {0, 0, 0}));
    prepared.scanMask = Mask({10, 10, 3});
    // Twice as wide within a slice, and half as wide across slices.
    prepared.originInScan = {1.0, 1.0, 0.0};
    prepared.spacingInScan = {2.0, 2.0, 0.5};
    const ScanVoxels voxels(prepared);
    const auto inScan = voxels.scanVoxelsOf({prepared.image.index(1, 1, 2)});
    EXPECT_EQ(inScan.size(), 4u);
    EXPECT_EQ(voxels.modelVoxelsOf(inScan),
              std::vector<std::size_t>{prepared.image.index(1, 1, 2)});
    // Between two slices of the scan the nearest one is taken.
    EXPECT_EQ(voxels.scanVoxelsOf({prepared.image.index(1, 1, 1)}).size(), 4u);
    // A corner of the scan lies outside of model space.
    EXPECT_TRUE(voxels.modelVoxelsOf({prepared.scanMask.index(9, 9, 0)}).empty());
}

}  // namespace
}  // namespace disyre
