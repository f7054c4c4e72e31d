// SPDX-License-Identifier: GPL-3.0-or-later
// The files of guided tours: what is read, what is refused, and on which line.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/JsonLines.h"
#include "core/base/MessageId.h"
#include "core/platform/AtomicFile.h"
#include "core/teaching/Tour.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

const fs::path kTours = fs::path(DISYRE_SOURCE_DIR) / "resources" / "tours";

/// A good tour; the line of each text is told by the tests below.
const std::string kGood = R"({
  "format": "disyre-tour",
  "format_version": 1,
  "title": {"en": "A tour", "de": "Eine Führung"},
  "start": "sample",
  "steps": [
    {"text": {"en": "Look."}},
    {
      "text": {"en": "Press.", "de": "Drücken."},
      "control": "healButton",
      "wait": "clicked"
    }
  ]
}
)";

std::string with(const std::string& from, const std::string& to) {
    std::string text = kGood;
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

void expectProblem(const std::string& text, int line, MessageId id) {
    const CheckedTour checked = checkTour(text);
    ASSERT_EQ(checked.problems.size(), 1u) << text;
    EXPECT_EQ(checked.problems[0].line, line) << checked.problems[0].message.text();
    EXPECT_EQ(checked.problems[0].message.id, id) << checked.problems[0].message.text();
}

TEST(JsonLines, EveryValueHasTheLineOfItsName) {
    const JsonLines found = jsonLines("{\n\"a\": [1,\n 2,\n\n{\"b\":\nnull}],\n\"c\": \"x\"\n}");
    EXPECT_FALSE(found.brokenAt);
    EXPECT_EQ(found.lineOf(""), 1);
    EXPECT_EQ(found.lineOf("/a"), 2);
    EXPECT_EQ(found.lineOf("/a/0"), 2);
    EXPECT_EQ(found.lineOf("/a/1"), 3);
    EXPECT_EQ(found.lineOf("/a/2"), 5);
    EXPECT_EQ(found.lineOf("/a/2/b"), 5);
    EXPECT_EQ(found.lineOf("/c"), 7);
    EXPECT_EQ(found.lineOf("/a/2/missing/deeper"), 5);
}

TEST(JsonLines, ABrokenTextHasTheLineWhereItBreaks) {
    EXPECT_EQ(jsonLines("{\n\"a\": 1\n\"b\": 2\n}").brokenAt, 3);
    EXPECT_EQ(jsonLines("").brokenAt, 1);
    EXPECT_TRUE(jsonLines("{\n\"a\": 1,\n").brokenAt);
}

TEST(Tour, AGoodFileIsRead) {
    const CheckedTour checked = checkTour(kGood);
    ASSERT_TRUE(checked.isGood()) << checked.problems[0].message.text();
    EXPECT_EQ(checked.tour.title.english, "A tour");
    EXPECT_EQ(checked.tour.title.german, "Eine Führung");
    EXPECT_EQ(checked.tour.start, TourStart::Sample);
    ASSERT_EQ(checked.tour.steps.size(), 2u);
    EXPECT_EQ(checked.tour.steps[0].wait, TourWait::Next);
    EXPECT_TRUE(checked.tour.steps[0].text.german.empty());
    EXPECT_EQ(checked.tour.steps[1].control, "healButton");
    EXPECT_EQ(checked.tour.steps[1].wait, TourWait::Clicked);
}

TEST(Tour, EveryMistakeIsToldWithItsLine) {
    expectProblem(with("\"start\": \"sample\",", "\"start\": \"sample\""), 6,
                  MessageId::TourNotJson);
    expectProblem("[]", 1, MessageId::TourUnknown);
    expectProblem(with("disyre-tour", "disyre-case"), 2, MessageId::TourUnknown);
    expectProblem(with("  \"format_version\": 1,\n", ""), 1, MessageId::TourMissing);
    expectProblem(with("\"format_version\": 1", "\"format_version\": \"one\""), 3,
                  MessageId::TourWordUnknown);
    expectProblem(with("\"en\": \"A tour\", ", ""), 4, MessageId::TourNoTexts);
    expectProblem(with("\"A tour\"", "7"), 4, MessageId::TourNoText);
    expectProblem(with("\"start\": \"sample\"", "\"start\": \"smaple\""), 5,
                  MessageId::TourWordUnknown);
    expectProblem(with("{\"text\": {\"en\": \"Look.\"}}", "{}"), 7, MessageId::TourMissing);
    expectProblem(with("{\"text\": {\"en\": \"Look.\"}}", "3"), 7, MessageId::TourNoSteps);
    expectProblem(with("\"healButton\"", "\"healButon\""), 10, MessageId::TourControlUnknown);
    expectProblem(with("      \"control\": \"healButton\",\n", ""), 10,
                  MessageId::TourControlMissing);
    expectProblem(with("\"clicked\"", "\"pressed\""), 11, MessageId::TourWordUnknown);
    expectProblem(with("\"wait\": \"clicked\"", "\"weight\": \"clicked\""), 11,
                  MessageId::TourExtra);
}

TEST(Tour, ANewerVersionIsRefusedWhateverElseItHas) {
    expectProblem(with("\"format_version\": 1", "\"format_version\": 2, \"music\": true"), 3,
                  MessageId::TourNewerVersion);
}

TEST(Tour, SeveralMistakesAreToldInTheOrderOfTheirLines) {
    std::string text = with("\"sample\"", "\"nowhere\"");
    text.replace(text.find("clicked"), 7, "pressed");
    const CheckedTour checked = checkTour(text);
    ASSERT_EQ(checked.problems.size(), 2u);
    EXPECT_LT(checked.problems[0].line, checked.problems[1].line);
}

TEST(Tour, TextThatIsCutOffAnywhereDoesNoHarm) {
    for (std::size_t length = 0; length + 3 < kGood.size(); ++length) {
        EXPECT_FALSE(checkTour(kGood.substr(0, length)).isGood()) << length;
    }
}

TEST(Tour, AFileWithMistakesIsRefusedWithItsNameAndLine) {
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "lesson.json";
    writeTextAtomically(file, with("\"healButton\"", "\"healButon\""));
    try {
        (void)readTour(file);
        FAIL() << "it was read";
    } catch (const FileError& error) {
        const std::string said = error.what();
        EXPECT_NE(said.find("lesson.json"), std::string::npos) << said;
        EXPECT_NE(said.find("line 10"), std::string::npos) << said;
        EXPECT_NE(said.find("healButon"), std::string::npos) << said;
    }
    EXPECT_THROW((void)readTour(folder.path() / "missing.json"), FileError);
}

TEST(Tour, ShippedToursAreGoodAndInBothLanguages) {
    int tours = 0;
    for (const auto& entry : fs::directory_iterator(kTours)) {
        if (entry.path().filename() == "tour.schema.json") {
            continue;
        }
        ++tours;
        const CheckedTour checked = checkTour(readTextFile(entry.path()));
        for (const TourProblem& problem : checked.problems) {
            ADD_FAILURE() << entry.path() << ":" << problem.line << ": " << problem.message.text();
        }
        EXPECT_FALSE(checked.tour.title.german.empty()) << entry.path();
        for (const TourStep& step : checked.tour.steps) {
            EXPECT_FALSE(step.text.german.empty()) << step.text.english;
        }
    }
    EXPECT_GE(tours, 4);
}

TEST(Tour, TheSchemaHasTheWordsThatAreRead) {
    const Json schema = parseJson(readTextFile(kTours / "tour.schema.json"));
    ASSERT_FALSE(schema.is_discarded());
    EXPECT_EQ(schema["properties"]["format_version"]["const"], kTourVersion);
    for (const Json& word : schema["properties"]["start"]["enum"]) {
        EXPECT_TRUE(checkTour(with("\"sample\"", "\"" + word.get<std::string>() + "\"")).isGood())
            << word;
    }
    EXPECT_EQ(schema["properties"]["start"]["enum"].size(), 4u);
    for (const Json& word : schema["$defs"]["step"]["properties"]["wait"]["enum"]) {
        EXPECT_TRUE(checkTour(with("\"clicked\"", "\"" + word.get<std::string>() + "\"")).isGood())
            << word;
    }
    EXPECT_EQ(schema["$defs"]["step"]["properties"]["wait"]["enum"].size(), 5u);
}

TEST(Tour, TheManualListsEveryControl) {
    const std::string page =
        readTextFile(fs::path(DISYRE_SOURCE_DIR) / "resources" / "manual" / "teaching.md");
    EXPECT_TRUE(std::is_sorted(tourControls().begin(), tourControls().end()));
    for (const std::string_view name : tourControls()) {
        EXPECT_NE(page.find("`" + std::string(name) + "`"), std::string::npos) << name;
    }
}

}  // namespace
}  // namespace disyre
