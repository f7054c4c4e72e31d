// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/PooledRanking.h"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>

#include "core/base/Random.h"
#include "core/evaluation/Metrics.h"
#include "tests/support/AreaUnderRoc.h"
#include "tests/support/Vectors.h"

namespace disyre {
namespace {

PooledRanking rank(const std::vector<ScoredVoxels>& groups) {
    return {groups.size(), [&groups](std::size_t group) { return groups[group]; }};
}

/// Two groups in which a lesion voxel and another voxel have the same score.
const std::vector<ScoredVoxels> kGroups{{{0.9f, 0.8f, 0.7f, 0.1f}, {1, 0, 1, 0}},
                                        {{0.95f, 0.7f, 0.6f}, {0, 0, 1}}};

TEST(PooledRanking, EqualsAHandComputedExample) {
    const RankingMeasures first = rank(kGroups).measure(std::vector{1.0, 0.0});
    // Lesion voxels have the ranks 1 and 3 of 4, so the precisions are 1 and 2/3.
    EXPECT_NEAR(first.averagePrecision, (1.0 + 2.0 / 3.0) / 2.0, 1e-12);
    EXPECT_NEAR(first.bestDice, 2.0 * 2.0 / (3.0 + 2.0), 1e-12);
    EXPECT_NEAR(first.bestDiceThreshold, 0.7, 1e-6);
    EXPECT_NEAR(first.areaUnderRoc, 3.0 / 4.0, 1e-12);
    EXPECT_NEAR(first.prevalence, 0.5, 1e-12);

    const RankingMeasures both = rank(kGroups).measure(std::vector{1.0, 1.0});
    // With + for lesion voxels the order is 0.95- 0.9+ 0.8- (0.7+ 0.7-) 0.6+ 0.1-, so the
    // precisions are 1/2, 2/5 and 3/6.
    EXPECT_NEAR(both.averagePrecision, (0.5 + 0.4 + 0.5) / 3.0, 1e-12);
    EXPECT_NEAR(both.bestDice, 2.0 * 3.0 / (6.0 + 3.0), 1e-12);
    // Of the 3 * 4 pairs, 0.9 wins 3, 0.7 wins 1 and ties 1, and 0.6 wins 1.
    EXPECT_NEAR(both.areaUnderRoc, 5.5 / 12.0, 1e-12);
}

TEST(PooledRanking, MatchesScikitLearnOnTheVectors) {
    const auto& expected = test::vectors()["metrics"];
    const PooledRanking ranking = rank({{expected["scores"].get<std::vector<float>>(),
                                         expected["labels"].get<std::vector<std::uint8_t>>()}});
    const RankingMeasures measured = ranking.measure(std::vector{1.0});
    EXPECT_NEAR(measured.averagePrecision,
                expected["AP_step(sklearn/torchmetrics, ties grouped)"].get<double>(), 1e-9);
    EXPECT_NEAR(measured.areaUnderRoc, expected["AUROC"].get<double>(), 1e-9);
    EXPECT_NEAR(measured.bestDice,
                expected["best_dice_exact(score>=thr over unique scores)"][0].get<double>(), 1e-9);
}

/// Groups with many tied scores; some hold no lesion.
std::vector<ScoredVoxels> randomGroups(int count, int size) {
    std::vector<ScoredVoxels> groups;
    for (int g = 0; g < count; ++g) {
        Random random(3, static_cast<std::uint64_t>(g));
        ScoredVoxels group;
        for (int i = 0; i < size; ++i) {
            const bool lesion = g % 4 != 3 && random.chance(0.1);
            group.scores.push_back(
                static_cast<float>(random.integer(lesion ? 5 : 0, lesion ? 30 : 20)) / 30.0f);
            group.labels.push_back(lesion ? 1 : 0);
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

TEST(PooledRanking, WeighingAGroupTwiceIsHavingItTwice) {
    const auto groups = randomGroups(12, 200);
    const PooledRanking ranking = rank(groups);
    std::vector<std::vector<double>> weightings;
    for (std::uint64_t r = 0; r < 20; ++r) {
        Random random(9, r);
        weightings.emplace_back();
        for (std::size_t g = 0; g < groups.size(); ++g) {
            weightings.back().push_back(random.integer(0, 3));
        }
    }
    const auto measured = ranking.measure(weightings);
    for (std::size_t r = 0; r < weightings.size(); ++r) {
        ScoredVoxels all;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            for (int copy = 0; copy < weightings[r][g]; ++copy) {
                all.scores.insert(all.scores.end(), groups[g].scores.begin(),
                                  groups[g].scores.end());
                all.labels.insert(all.labels.end(), groups[g].labels.begin(),
                                  groups[g].labels.end());
            }
        }
        EXPECT_NEAR(measured[r].averagePrecision, averagePrecision(all.scores, all.labels), 1e-12);
        EXPECT_NEAR(measured[r].areaUnderRoc, test::areaUnderRoc(all.scores, all.labels), 1e-12);
        EXPECT_NEAR(measured[r].bestDice, bestDice(all.scores, all.labels).dice, 1e-12);
    }
}

TEST(PooledRanking, MergedGroupsMeasureAsTheirPartsDo) {
    const auto groups = randomGroups(12, 200);
    const PooledRanking ranking = rank(groups);
    // Groups 3, 7 and 11 hold no lesion. Groups 0, 4 and 8 are left out, so that some lesion scores
    // disappear.
    std::vector<std::optional<std::size_t>> into;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        into.push_back(g % 4 == 0 ? std::nullopt : std::optional(g / 4));
    }
    const PooledRanking merged = ranking.merged(into, 3);
    ASSERT_EQ(merged.groups(), 3u);
    for (const std::vector<double>& weights :
         {std::vector{1.0, 1.0, 1.0}, std::vector{2.0, 0.0, 1.0}, std::vector{0.0, 1.0, 0.0}}) {
        std::vector<double> ofParts;
        for (const auto& target : into) {
            ofParts.push_back(target ? weights[*target] : 0.0);
        }
        const RankingMeasures expected = ranking.measure(ofParts);
        const RankingMeasures measured = merged.measure(weights);
        EXPECT_DOUBLE_EQ(measured.averagePrecision, expected.averagePrecision);
        EXPECT_DOUBLE_EQ(measured.bestDice, expected.bestDice);
        EXPECT_DOUBLE_EQ(measured.bestDiceThreshold, expected.bestDiceThreshold);
        EXPECT_DOUBLE_EQ(measured.areaUnderRoc, expected.areaUnderRoc);
        EXPECT_DOUBLE_EQ(measured.prevalence, expected.prevalence);
    }
}

TEST(PooledRanking, AMergedGroupKeepsNegativesAroundDroppedThresholds) {
    // Only the first group, which is left out, has lesions at 0.9, 0.7 and 0.5. Without it the
    // second group has one negative at 0.7, one between the thresholds, and a single lesion at 0.4.
    const PooledRanking ranking =
        rank({{{0.9f, 0.7f, 0.5f}, {1, 1, 1}}, {{0.8f, 0.7f, 0.45f, 0.4f}, {0, 0, 0, 1}}});
    const PooledRanking merged =
        ranking.merged(std::vector<std::optional<std::size_t>>{std::nullopt, 0}, 1);
    const RankingMeasures measured = merged.measure(std::vector{1.0});
    EXPECT_NEAR(measured.averagePrecision, 1.0 / 4.0, 1e-12);
    EXPECT_NEAR(measured.areaUnderRoc, 0.0, 1e-12);
}

TEST(PooledRanking, GivesTheSameMeasuresForAnyNumberOfThreads) {
    const PooledRanking ranking = rank(randomGroups(6, 300));
    std::vector<std::vector<double>> weightings;
    for (std::uint64_t r = 0; r < 50; ++r) {
        Random random(4, r);
        weightings.emplace_back();
        for (int g = 0; g < 6; ++g) {
            weightings.back().push_back(random.integer(0, 2));
        }
    }
    const auto one = ranking.measure(weightings);
    const auto three = ranking.measure(weightings, 3);
    ASSERT_EQ(three.size(), one.size());
    for (std::size_t r = 0; r < one.size(); ++r) {
        EXPECT_EQ(three[r].averagePrecision, one[r].averagePrecision);
        EXPECT_EQ(three[r].bestDice, one[r].bestDice);
        EXPECT_EQ(three[r].areaUnderRoc, one[r].areaUnderRoc);
    }
}

TEST(PooledRanking, DependsOnTheOrderOfScoresOnly) {
    auto groups = randomGroups(5, 300);
    const RankingMeasures before = rank(groups).measure(std::vector<double>(5, 1.0));
    for (ScoredVoxels& group : groups) {
        for (float& score : group.scores) {
            score = std::exp(3.0f * score) - 7.0f;
        }
    }
    std::swap(groups[0], groups[3]);
    const RankingMeasures after = rank(groups).measure(std::vector<double>(5, 1.0));
    EXPECT_NEAR(after.averagePrecision, before.averagePrecision, 1e-12);
    EXPECT_NEAR(after.bestDice, before.bestDice, 1e-12);
    EXPECT_NEAR(after.areaUnderRoc, before.areaUnderRoc, 1e-12);
}

TEST(PooledRanking, AMissedLesionVoxelLowersThePrecision) {
    // A method that masks out lesion voxels gives them the score 0, as it does to all background.
    const RankingMeasures found =
        rank({{{0.9f, 0.8f, 0.0f, 0.0f}, {1, 1, 0, 0}}}).measure(std::vector{1.0});
    const RankingMeasures missed =
        rank({{{0.9f, 0.0f, 0.0f, 0.0f}, {1, 1, 0, 0}}}).measure(std::vector{1.0});
    EXPECT_NEAR(found.averagePrecision, 1.0, 1e-12);
    EXPECT_NEAR(missed.averagePrecision, 0.5 + 0.5 * 0.5, 1e-12);
}

TEST(PooledRanking, HandlesMissingClasses) {
    const RankingMeasures none = rank({{{0.5f, 0.2f}, {0, 0}}}).measure(std::vector{1.0});
    EXPECT_EQ(none.averagePrecision, 0.0);
    EXPECT_EQ(none.bestDice, 0.0);
    EXPECT_EQ(none.areaUnderRoc, 0.5);
    const RankingMeasures all = rank({{{0.5f, 0.2f}, {1, 1}}}).measure(std::vector{1.0});
    EXPECT_EQ(all.averagePrecision, 1.0);
    EXPECT_EQ(all.areaUnderRoc, 0.5);
    EXPECT_TRUE(rank(kGroups).measure(std::vector<std::vector<double>>{}).empty());
}

TEST(PooledRanking, TheCurveEndsAtFullRecall) {
    const auto curve = rank(kGroups).curve(std::vector{1.0, 1.0}, 100);
    ASSERT_EQ(curve.size(), 3u);
    EXPECT_NEAR(curve[0].recall, 1.0 / 3.0, 1e-12);
    EXPECT_NEAR(curve[0].precision, 0.5, 1e-12);
    EXPECT_NEAR(curve[1].precision, 0.4, 1e-12);
    EXPECT_NEAR(curve[2].recall, 1.0, 1e-12);
    EXPECT_NEAR(curve[2].precision, 0.5, 1e-12);
    const auto thinned = rank(randomGroups(8, 500)).curve(std::vector<double>(8, 1.0), 5);
    EXPECT_LE(thinned.size(), 6u);
    EXPECT_EQ(thinned.back().recall, 1.0);
}

}  // namespace
}  // namespace disyre
