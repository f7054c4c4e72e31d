// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/Froc.h"

#include <gtest/gtest.h>

namespace disyre {
namespace {

/// A grid of 40 x 10 x 10 voxels that are all counted; each call of lesion() marks a row of lesion
/// voxels.
struct Example {
    explicit Example(double voxelMillilitres) : millilitres(voxelMillilitres) {}

    void lesion(int firstX, int lastX, int y, int z) { mark(lesionMask, firstX, lastX, y, z); }
    void found(int firstX, int lastX, int y, int z) { mark(map, firstX, lastX, y, z); }

    Detections at(float threshold) {
        voxels = countedVoxels(Mask({40, 10, 10}, 1), lesionMask, millilitres);
        const std::vector<float> scores(map.voxels.begin(), map.voxels.end());
        return LesionDetection(voxels).at(scores, threshold);
    }

    static void mark(Mask& mask, int firstX, int lastX, int y, int z) {
        for (int x = firstX; x <= lastX; ++x) {
            mask.at(x, y, z) = 1;
        }
    }

    double millilitres;
    Mask lesionMask{{40, 10, 10}};
    Mask map{{40, 10, 10}};
    CountedVoxels voxels;
};

int sum(const std::array<int, kSizeClasses>& counts) {
    int all = 0;
    for (const int count : counts) {
        all += count;
    }
    return all;
}

TEST(Froc, AHitNeedsAnOverlapOfATenthOfTheSmallerOne) {
    Example example(0.1);
    example.lesion(0, 29, 0, 0);  // The lesion has 30 voxels, which are 3 ml.
    example.found(28, 39, 0, 0);  // The region has 12 voxels and shares 2; a tenth of 12 is 1.2.
    Detections detections = example.at(0.5f);
    EXPECT_EQ(sum(detections.lesions), 1);
    EXPECT_EQ(sum(detections.hits), 1);
    EXPECT_EQ(detections.falseRegions, 0);
    EXPECT_NEAR(detections.dice, 2.0 * 2.0 / (30.0 + 12.0), 1e-12);

    example.map = Mask(example.map.size);
    example.found(29, 39, 0, 0);  // The region has 11 voxels and shares 1, which is less than 1.1.
    detections = example.at(0.5f);
    EXPECT_EQ(sum(detections.hits), 0);
    EXPECT_EQ(detections.regions, 1);
    EXPECT_EQ(detections.falseRegions, 1);

    example.map = Mask(example.map.size);
    // The region has 10 voxels and shares 1, which is exactly a tenth.
    example.found(29, 38, 0, 0);
    EXPECT_EQ(sum(example.at(0.5f).hits), 1);
}

TEST(Froc, TinyRegionsAreNoFindings) {
    Example example(0.05);
    example.lesion(0, 3, 0, 0);
    example.found(0, 0, 0, 0);    // This region has 0.05 ml.
    example.found(10, 11, 5, 5);  // This region has 0.1 ml.
    const Detections detections = example.at(0.5f);
    EXPECT_EQ(sum(detections.hits), 0);
    EXPECT_EQ(detections.regions, 1);
    EXPECT_EQ(detections.falseRegions, 1);
}

TEST(Froc, VoxelsThatTouchAtACornerAreOneRegion) {
    Example example(0.1);
    example.lesion(5, 5, 5, 5);
    example.lesion(6, 6, 6, 6);
    example.found(5, 5, 5, 5);
    const Detections detections = example.at(0.5f);
    EXPECT_EQ(sum(detections.lesions), 1);
    EXPECT_EQ(sum(detections.hits), 1);
}

TEST(Froc, LesionsAreToldApartBySize) {
    EXPECT_EQ(sizeClass(0.49), 0u);
    EXPECT_EQ(sizeClass(0.5), 1u);
    EXPECT_EQ(sizeClass(5.0), 2u);
    EXPECT_EQ(sizeClass(50.0), 3u);
    Example example(1.0);
    example.lesion(0, 9, 0, 0);    // This lesion has 10 ml.
    example.lesion(20, 21, 5, 5);  // This lesion has 2 ml.
    example.found(20, 20, 5, 5);
    const Detections detections = example.at(0.5f);
    EXPECT_EQ(detections.lesions, (std::array<int, kSizeClasses>{0, 1, 1, 0}));
    EXPECT_EQ(detections.hits, (std::array<int, kSizeClasses>{0, 1, 0, 0}));
    EXPECT_EQ(detections.largeLesions, 2);
    EXPECT_EQ(detections.largeHits, 1);
}

TEST(Froc, SummaryWeighsScans) {
    Detections first;
    first.lesions = {2, 0, 1, 0};
    first.hits = {1, 0, 1, 0};
    first.largeLesions = 1;
    first.largeHits = 1;
    first.falseRegions = 4;
    first.dice = 0.5;
    Detections second;
    second.lesions = {2, 0, 0, 0};
    second.largeLesions = 1;
    second.falseRegions = 1;
    second.dice = 0.2;
    const std::vector<Detections> cases{first, second};
    const DetectionSummary once = summarise(cases, std::vector{1.0, 1.0});
    EXPECT_EQ(once.scans, 2u);
    EXPECT_EQ(once.lesions, 5);
    EXPECT_EQ(once.hits, 2);
    EXPECT_NEAR(once.sensitivity, 2.0 / 5.0, 1e-12);
    EXPECT_NEAR(once.falsePerScan, 2.5, 1e-12);
    EXPECT_NEAR(once.meanDice, 0.35, 1e-12);
    EXPECT_NEAR(*once.sensitivityBySize[0], 0.25, 1e-12);
    EXPECT_FALSE(once.sensitivityBySize[1].has_value());
    const DetectionSummary twice = summarise(cases, std::vector{2.0, 1.0});
    EXPECT_NEAR(twice.sensitivity, 4.0 / 8.0, 1e-12);
    EXPECT_NEAR(twice.falsePerScan, 3.0, 1e-12);
    EXPECT_NEAR(once.largeSensitivity, 0.5, 1e-12);
    EXPECT_NEAR(twice.largeSensitivity, 2.0 / 3.0, 1e-12);
    const DetectionSummary onlySecond = summarise(cases, std::vector{0.0, 1.0});
    EXPECT_EQ(onlySecond.lesions, 2);
    EXPECT_FALSE(onlySecond.sensitivityBySize[2].has_value());
}

TEST(Froc, ThresholdsDependOnTheScoresAlone) {
    std::vector<float> scores;
    for (int i = 0; i < 100; ++i) {
        scores.push_back(static_cast<float>((i * 37) % 100));
    }
    const std::vector<double> shares{0.0001, 0.01, 0.1, 1.0};
    // One of the 100 scores reaches 99 and ten reach 90. No voxel makes a share of 0.0001, and 0
    // would mark all of them.
    EXPECT_EQ(thresholdsAtShares(scores, shares), (std::vector<float>{99.0f, 90.0f}));
    std::vector<float> none;
    EXPECT_TRUE(thresholdsAtShares(none, shares).empty());
}

}  // namespace
}  // namespace disyre
