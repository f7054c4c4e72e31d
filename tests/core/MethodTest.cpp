// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/Method.h"

#include <gtest/gtest.h>

#include "core/base/Error.h"

namespace disyre {
namespace {

TEST(Method, NamesAreReadAsTheyAreWritten) {
    EXPECT_EQ(kPatchMethods.size(), 7u);
    for (const Method method : kPatchMethods) {
        EXPECT_EQ(methodFromText(toText(method)), method);
    }
    EXPECT_EQ(kWholeSliceMethods.size(), 6u);
    for (const Method method : kWholeSliceMethods) {
        EXPECT_EQ(methodFromText(toText(method)), method);
    }
    EXPECT_EQ(toText(Method::Mood22), "mood22");
    EXPECT_EQ(toText(Method::RestoringVae), "r-vae");
    EXPECT_THROW((void)methodFromText("DISYRE"), SettingsError);
    EXPECT_THROW((void)methodFromText(""), SettingsError);
}

TEST(Method, MasksAreLearntWithoutACondition) {
    for (const Method method : kPatchMethods) {
        EXPECT_FALSE(predictsMask(method) && usesCondition(method)) << toText(method);
    }
    EXPECT_TRUE(predictsMask(Method::Pii));
    EXPECT_FALSE(predictsMask(Method::Dae));
    EXPECT_FALSE(usesCondition(Method::Dae));
    EXPECT_TRUE(usesCondition(Method::Simplex));
}

TEST(Method, WholeSlicesAreScoredInOneStep) {
    for (const Method method : kWholeSliceMethods) {
        EXPECT_TRUE(seesWholeSlices(method) && answersWithScore(method)) << toText(method);
        EXPECT_FALSE(predictsMask(method) || usesCondition(method)) << toText(method);
    }
    EXPECT_FALSE(seesWholeSlices(Method::Disyre) || answersWithScore(Method::Disyre));
    EXPECT_TRUE(answersWithScore(Method::Fpi));
}

}  // namespace
}  // namespace disyre
