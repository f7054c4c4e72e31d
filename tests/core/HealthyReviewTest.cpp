// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/HealthyReview.h"

#include <gtest/gtest.h>

#include "core/evaluation/HealthyThreshold.h"
#include "core/evaluation/ReviewReport.h"

namespace disyre {
namespace {

constexpr int kSide = 20;

Volume quietMap(float level) {
    return {{kSide, kSide, kSide}, axisAlignedAffine({2, 2, 2}, {}), level};
}

Volume withSpot(float level, float spot) {
    Volume map = quietMap(level);
    for (int z = 5; z < 9; ++z) {
        for (int y = 5; y < 9; ++y) {
            for (int x = 5; x < 9; ++x) {
                map.at(x, y, z) = spot;
            }
        }
    }
    return map;
}

const Mask kBrain({kSide, kSide, kSide}, 1);

TEST(HealthyReview, PercentilesAreOfTheBrainAlone) {
    HealthyReview review;
    EXPECT_TRUE(review.percentiles().empty());
    EXPECT_LT(review.suggestedThreshold(), 0.0);
    EXPECT_TRUE(review.operatingPoints().empty());
    Volume map = quietMap(0.0f);
    Mask brain({kSide, kSide, kSide});
    for (int i = 0; i <= 1000; ++i) {
        brain.voxels[static_cast<std::size_t>(i)] = 1;
        map.voxels[static_cast<std::size_t>(i)] = static_cast<float>(i) / 1000.0f;
    }
    review.addHeldOut("a", map, brain);
    const auto percentiles = review.percentiles();
    ASSERT_EQ(percentiles.size(), 6u);
    for (const ScorePercentile& entry : percentiles) {
        EXPECT_NEAR(entry.score, entry.percent / 100.0, 1e-6);
    }
}

TEST(HealthyReview, PercentilesAreToldByPartOfTheBrainToo) {
    HealthyReview review;
    EXPECT_TRUE(review.placeScores().empty());
    Volume map = quietMap(0.1f);
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            map.at(x, y, kSide - 1) = 0.4f;
            map.at(x, y, kSide - 2) = 0.4f;
        }
    }
    review.addHeldOut("a", map, kBrain);
    const auto places = review.placeScores();
    ASSERT_EQ(places.size(), 4u);
    EXPECT_EQ(places[0].place, "deep");
    EXPECT_EQ(places[1].place, "cortical");
    EXPECT_EQ(places[2].place, "vertex");
    EXPECT_EQ(places[3].place, "posterior fossa");
    for (const PlaceScores& place : places) {
        ASSERT_EQ(place.percentiles.size(), 6u);
        EXPECT_NEAR(place.percentiles[0].score, 0.1, 1e-6) << place.place;
        EXPECT_NEAR(place.percentiles[5].score, place.place == "vertex" ? 0.4 : 0.1, 1e-6);
    }
}

TEST(HealthyReview, TheThresholdFollowsTheRuleOfTheShippedModels) {
    HealthyReview review;
    std::vector<Volume> maps{withSpot(0.01f, 0.2f), withSpot(0.01f, 0.3f), quietMap(0.02f)};
    for (const Volume& map : maps) {
        review.addHeldOut("scan", map, kBrain);
    }
    EXPECT_EQ(review.suggestedThreshold(),
              static_cast<double>(thresholdForFalseRegions(maps, 1.0)));
    EXPECT_LE(review.falseRegions(review.suggestedThreshold()), 1.0);
    const auto points = review.operatingPoints();
    ASSERT_EQ(points.size(), 3u);
    EXPECT_EQ(points[1].threshold, review.suggestedThreshold());
    EXPECT_GE(points[0].threshold, points[1].threshold);
    EXPECT_LE(points[2].threshold, points[1].threshold);
    EXPECT_EQ(review.heldOutScans(), 3);
}

TEST(HealthyReview, RanksAScanWithASmallLesionAboveAnEvenlyHighOne) {
    HealthyReview review;
    for (int i = 0; i < 12; ++i) {
        review.addTraining("healthy " + std::to_string(i), quietMap(0.01f + 0.001f * i), kBrain);
    }
    review.addTraining("lesion", withSpot(0.01f, 0.5f), kBrain);
    const auto highest = review.highestScored();
    ASSERT_EQ(highest.size(), 10u);
    EXPECT_EQ(highest[0].name, "lesion");
    EXPECT_NEAR(highest[0].regionScore, 0.5 * 64 / 80 + 0.01 * 16 / 80, 1e-3);
    EXPECT_EQ(highest[1].name, "healthy 11");
    EXPECT_EQ(review.highestScored(100).size(), 13u);
}

TEST(ReviewReport, IsReadAsItWasWritten) {
    ReviewReport report;
    report.heldOutScans = 3;
    report.healthy = {
        {"skip 25", {{50.0, 0.01}, {99.5, 0.2}}, 0.15, "a rule", 0.67, {{0.5, 0.2}, {2.0, 0.1}}},
        {"skip 50", {}, 0.17, "a rule", 1.0, {}}};
    report.highest = {{"/a/ü.nii", 0.01, 0.2}};
    const auto read = reviewReportFromJson(reviewReportToJson(report));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->healthy, report.healthy);
    EXPECT_EQ(read->highest[0].name, "/a/ü.nii");
    EXPECT_FALSE(read->averagePrecision);
    report.labelledCases = 2;
    report.averagePrecision = 0.5;
    report.bestDice = 0.4;
    EXPECT_EQ(reviewReportFromJson(reviewReportToJson(report))->bestDice, 0.4);
    const auto progress = reviewProgressFromJson(reviewProgressToJson({1, 4, "x"}));
    ASSERT_TRUE(progress);
    EXPECT_EQ(progress->total, 4);
    EXPECT_FALSE(reviewProgressFromJson(reviewReportToJson(report)));
    EXPECT_FALSE(reviewReportFromJson("no json"));
}

}  // namespace
}  // namespace disyre
