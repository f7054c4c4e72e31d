// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingVerdict.h"

#include <gtest/gtest.h>

#include <vector>

namespace disyre {
namespace {

std::vector<ValidationPoint> points(const std::vector<double>& validation,
                                    const std::vector<double>& training = {}) {
    std::vector<ValidationPoint> list;
    for (std::size_t i = 0; i < validation.size(); ++i) {
        list.push_back({static_cast<int>(i) * 100,
                        training.empty() ? 1.0 / static_cast<double>(i + 1) : training[i],
                        validation[i]});
    }
    return list;
}

TEST(TrainingVerdict, WaitsForFourValidations) {
    EXPECT_EQ(judgeTraining({}), TrainingVerdict::TooEarly);
    EXPECT_EQ(judgeTraining(points({5, 4})), TrainingVerdict::TooEarly);
    EXPECT_EQ(judgeTraining(points({5, 4, 3})), TrainingVerdict::TooEarly);
    EXPECT_EQ(judgeTraining(points({5, 4, 3, 2})), TrainingVerdict::StillImproving);
}

TEST(TrainingVerdict, TellsImprovingFromFlat) {
    EXPECT_EQ(judgeTraining(points({5, 4, 3, 2.5, 2.2, 2.0})), TrainingVerdict::StillImproving);
    // One improvement among the last three is enough, because validation losses are noisy.
    EXPECT_EQ(judgeTraining(points({5, 4, 3, 3.1, 2.9, 3.0})), TrainingVerdict::StillImproving);
    EXPECT_EQ(judgeTraining(points({5, 4, 3, 2.99, 3.01, 2.98})), TrainingVerdict::Flat);
}

TEST(TrainingVerdict, OverfittingNeedsFallingTrainingLoss) {
    const std::vector<double> rising{5, 4, 3, 3.2, 3.3, 3.4};
    EXPECT_EQ(judgeTraining(points(rising)), TrainingVerdict::Overfitting);
    EXPECT_EQ(judgeTraining(points(rising, {1, 1, 1, 1.1, 1.1, 1.1})), TrainingVerdict::Flat);
    EXPECT_EQ(judgeTraining(points({5, 4, 3, 3.2, 3.3, 3.05})), TrainingVerdict::Flat);
}

TEST(TrainingVerdict, EveryVerdictHasANameAndASentence) {
    for (const auto verdict : {TrainingVerdict::TooEarly, TrainingVerdict::StillImproving,
                               TrainingVerdict::Flat, TrainingVerdict::Overfitting}) {
        EXPECT_EQ(trainingVerdictFromText(toText(verdict)), verdict);
        EXPECT_FALSE(verdictSentence(verdict).empty());
    }
    EXPECT_EQ(trainingVerdictFromText("else"), TrainingVerdict::TooEarly);
}

}  // namespace
}  // namespace disyre
