// SPDX-License-Identifier: GPL-3.0-or-later
// `disyre tour` from outside.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/platform/AtomicFile.h"
#include "tests/cli/RunProgram.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

using test::quoted;
using test::run;

constexpr const char* kTour = R"({
  "format": "disyre-tour",
  "format_version": 1,
  "title": {"en": "Softness"},
  "steps": [
    {"text": {"en": "Change it."}, "control": "softnessBox", "wait": "changed"}
  ]
}
)";

class TourCommand : public ::testing::Test {
protected:
    fs::path write(std::string text, const std::string& from = "", const std::string& to = "") {
        if (!from.empty()) {
            text.replace(text.find(from), from.size(), to);
        }
        const fs::path file = folder_.path() / "lesson.json";
        writeTextAtomically(file, text);
        return file;
    }

    test::TemporaryFolder folder_;
};

TEST_F(TourCommand, AGoodTourIsCheckedAndPrinted) {
    const fs::path file = write(kTour);
    const auto checked = run("tour " + quoted(file) + " --check");
    EXPECT_EQ(checked.code, 0) << checked.err;
    EXPECT_NE(checked.out.find("1 step"), std::string::npos) << checked.out;
    const auto printed = run("tour " + quoted(file));
    EXPECT_EQ(printed.code, 0);
    EXPECT_NE(printed.out.find("Change it."), std::string::npos) << printed.out;
    EXPECT_NE(printed.out.find("softnessBox"), std::string::npos) << printed.out;
}

TEST_F(TourCommand, AMistakeIsToldWithFileAndLine) {
    const fs::path file = write(kTour, "softnessBox", "softnesBox");
    const auto checked = run("tour " + quoted(file) + " --check");
    EXPECT_EQ(checked.code, 1);
    EXPECT_TRUE(checked.out.empty()) << checked.out;
    EXPECT_NE(checked.err.find("lesson.json:6: "), std::string::npos) << checked.err;
    EXPECT_NE(checked.err.find("softnesBox"), std::string::npos) << checked.err;
    const auto json = nlohmann::json::parse(run("tour " + quoted(file) + " --json").out);
    EXPECT_EQ(json["good"], false);
    EXPECT_EQ(json["problems"][0]["line"], 6);
    EXPECT_EQ(json["problems"][0]["name"], "tour.control-unknown");
}

TEST_F(TourCommand, ANewerVersionAndAMissingFileAreRefused) {
    const fs::path file = write(kTour, "\"format_version\": 1", "\"format_version\": 2");
    const auto checked = run("tour " + quoted(file) + " --check");
    EXPECT_EQ(checked.code, 1);
    EXPECT_NE(checked.err.find(":3: "), std::string::npos) << checked.err;
    EXPECT_NE(checked.err.find("newer version"), std::string::npos) << checked.err;
    const auto missing = run("tour " + quoted(folder_.path() / "no.json") + " --check");
    EXPECT_EQ(missing.code, 1);
    EXPECT_NE(missing.err.find("no.json"), std::string::npos) << missing.err;
}

}  // namespace
}  // namespace disyre
