// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/evaluation/Baselines.h"
#include "core/evaluation/Metrics.h"
#include "tests/support/AreaUnderRoc.h"
#include "tests/support/Phantom.h"
#include "tests/support/Vectors.h"

namespace disyre {
namespace {

struct Example {
    std::vector<float> scores = test::vectors()["metrics"]["scores"].get<std::vector<float>>();
    std::vector<std::uint8_t> labels =
        test::vectors()["metrics"]["labels"].get<std::vector<std::uint8_t>>();
};

TEST(Metrics, MatchScikitLearn) {
    const Example e;
    const auto& expected = test::vectors()["metrics"];
    EXPECT_NEAR(averagePrecision(e.scores, e.labels),
                expected["AP_step(sklearn/torchmetrics, ties grouped)"].get<double>(), 1e-9);
    EXPECT_NEAR(test::areaUnderRoc(e.scores, e.labels), expected["AUROC"].get<double>(), 1e-9);
    const auto dice = expected["best_dice_exact(score>=thr over unique scores)"];
    EXPECT_NEAR(bestDice(e.scores, e.labels).dice, dice[0].get<double>(), 1e-9);
    EXPECT_NEAR(bestDice(e.scores, e.labels).threshold, dice[1].get<double>(), 1e-6);
}

TEST(Metrics, HandleMissingClasses) {
    const std::vector<float> scores{0.1f, 0.2f};
    const std::vector<std::uint8_t> none{0, 0};
    const std::vector<std::uint8_t> all{1, 1};
    EXPECT_EQ(averagePrecision(scores, none), 0.0);
    EXPECT_EQ(test::areaUnderRoc(scores, none), 0.5);
    EXPECT_EQ(averagePrecision(scores, all), 1.0);
    EXPECT_EQ(bestDice(scores, all).dice, 1.0);
    EXPECT_EQ(bestDice(scores, none).dice, 0.0);
}

TEST(Baselines, LeftRightDifferenceVanishesOnASymmetricBrain) {
    Volume brain = test::phantomBrain();
    for (int z = 0; z < brain.size[2]; ++z) {
        for (int y = 0; y < brain.size[1]; ++y) {
            for (int x = 0; x < brain.size[0] / 2; ++x) {
                brain.at(brain.size[0] - 1 - x, y, z) = brain.at(x, y, z);
            }
        }
    }
    const auto maps = baselineMaps(brain, test::phantomMask(brain));
    ASSERT_EQ(maps.size(), 4u);
    for (const float score : maps[3].scores) {
        ASSERT_EQ(score, 0.0f);
    }
    brain.at(10, 28, 20) += 50.0f;
    const auto changed = baselineMaps(brain, test::phantomMask(brain));
    EXPECT_EQ(changed[3].scores[brain.index(10, 28, 20)], 50.0f);
}

}  // namespace
}  // namespace disyre
