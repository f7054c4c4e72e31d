// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/SubjectSplit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "core/base/Error.h"

namespace disyre {
namespace {

std::vector<std::string> twentySubjects() {
    std::vector<std::string> subjects;
    for (int i = 0; i < 40; ++i) {
        subjects.push_back("s" + std::to_string(i % 20));
    }
    return subjects;
}

std::map<std::string, ScanUse> sidesOf(const std::vector<std::string>& subjects,
                                       const SubjectSplitSettings& settings) {
    const auto uses = splitBySubject(subjects, settings);
    std::map<std::string, ScanUse> sides;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        EXPECT_EQ(sides.emplace(subjects[i], uses[i]).first->second, uses[i]) << subjects[i];
    }
    return sides;
}

long heldOut(const std::map<std::string, ScanUse>& sides) {
    return std::count_if(sides.begin(), sides.end(),
                         [](const auto& side) { return side.second == ScanUse::Validation; });
}

TEST(SubjectSplit, ASubjectKeepsAllItsScansOnOneSide) {
    EXPECT_EQ(heldOut(sidesOf(twentySubjects(), {})), 2);
    EXPECT_EQ(heldOut(sidesOf(twentySubjects(), {7, 1})), 7);
}

TEST(SubjectSplit, DependsOnTheSeedAndNotOnTheOrderOfTheScans) {
    auto turned = twentySubjects();
    std::reverse(turned.begin(), turned.end());
    const auto sides = sidesOf(twentySubjects(), {5, 3});
    EXPECT_EQ(sides, sidesOf(turned, {5, 3}));
    EXPECT_NE(sides, sidesOf(twentySubjects(), {5, 4}));
}

TEST(SubjectSplit, ScansWithoutASubjectAreLeftOut) {
    const std::vector<std::string> subjects{"a", "", "b", "c"};
    EXPECT_EQ(splitBySubject(subjects, {})[1], ScanUse::LeftOut);
}

TEST(SubjectSplit, RefusesWhatCannotBeTrainedOn) {
    EXPECT_THROW((void)splitBySubject(std::vector<std::string>{}, {}), SettingsError);
    EXPECT_THROW((void)splitBySubject(std::vector<std::string>{"a", "b"}, {}), SettingsError);
    EXPECT_THROW((void)splitBySubject(std::vector<std::string>{"a", "a", "a"}, {}), SettingsError);
    EXPECT_THROW((void)splitBySubject(twentySubjects(), {19, 1}), SettingsError);
    EXPECT_NO_THROW((void)splitBySubject(twentySubjects(), {18, 1}));
    const std::vector<std::string> subjects{"a", "b", "c", "c"};
    using enum ScanUse;
    EXPECT_THROW(checkSplit(subjects, std::vector{Training, Training, Training, Training}),
                 SettingsError);
    EXPECT_THROW(checkSplit(subjects, std::vector{Training, Training, Training, Validation}),
                 SettingsError);
    EXPECT_NO_THROW(checkSplit(subjects, std::vector{Training, Training, Validation, LeftOut}));
}

}  // namespace
}  // namespace disyre
