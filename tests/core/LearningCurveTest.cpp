// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/LearningCurve.h"

#include <gtest/gtest.h>

namespace disyre {
namespace {

constexpr const char* kCsv =
    "step,loss,learning_rate,validation_loss,identity_loss\n"
    "100,0.0031,1e-4,,\n"
    "200,0.0022,6e-4,0.0020,0.0028\n"
    "damaged\n"
    "300,0.0018,2e-4,0.0016,0.0028\n";

TEST(LearningCurve, RowsAreReadAndOtherLinesPassedOver) {
    const auto rows = lossRows(kCsv);
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].step, 100.0);
    EXPECT_FALSE(rows[0].validation);
    EXPECT_EQ(rows[1].rate, 6e-4);
    EXPECT_EQ(rows[2].validation, 0.0016);
    EXPECT_EQ(rows[2].identity, 0.0028);
    EXPECT_TRUE(lossRows("").empty());
}

TEST(LearningCurve, ShowsTrainingHeldOutAndDoingNothing) {
    const Plot plot = learningCurve("a model", lossRows(kCsv));
    ASSERT_EQ(plot.series.size(), 3u);
    EXPECT_EQ(plot.series[0].points.size(), 3u);
    EXPECT_EQ(plot.series[1].points.size(), 2u);
    EXPECT_EQ(plot.x.high, 300.0);
    EXPECT_GE(plot.y.high, 0.0031);
    EXPECT_LT(plot.y.high, 0.0041);
    EXPECT_NE(svgOf(plot).find("Losses of a model"), std::string::npos);
}

}  // namespace
}  // namespace disyre
