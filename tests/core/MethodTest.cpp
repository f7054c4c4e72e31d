// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/Method.h"

#include <gtest/gtest.h>

#include "core/base/Error.h"

namespace disyre {
namespace {

TEST(Method, NamesLeadThereAndBack) {
    EXPECT_EQ(kMethods.size(), 7u);
    for (const Method method : kMethods) {
        EXPECT_EQ(methodFromText(toText(method)), method);
    }
    EXPECT_EQ(toText(Method::Mood22), "mood22");
    EXPECT_THROW((void)methodFromText("DISYRE"), SettingsError);
    EXPECT_THROW((void)methodFromText(""), SettingsError);
}

TEST(Method, MasksAreLearntWithoutACondition) {
    for (const Method method : kMethods) {
        EXPECT_FALSE(predictsMask(method) && usesCondition(method)) << toText(method);
    }
    EXPECT_TRUE(predictsMask(Method::Pii));
    EXPECT_FALSE(predictsMask(Method::Dae));
    EXPECT_FALSE(usesCondition(Method::Dae));
    EXPECT_TRUE(usesCondition(Method::Simplex));
}

}  // namespace
}  // namespace disyre
