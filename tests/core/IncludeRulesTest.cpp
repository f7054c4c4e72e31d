// SPDX-License-Identifier: GPL-3.0-or-later
// The rooms of core/ and what may enter them: a test, so that the picture stays true.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path kSource = DISYRE_SOURCE_DIR;

/// Which other rooms each room may include; plain headers that others may use are named singly.
const std::map<std::string, std::set<std::string>> kAllowed = {
    {"base", {}},
    {"platform", {"base"}},
    {"image", {"base", "platform"}},
    {"card", {"base", "platform"}},
    {"findings", {"base", "image"}},
    {"preprocess", {"base", "platform", "image", "card", "findings"}},
    {"sample", {"base", "platform", "image", "preprocess"}},
    {"synthesis", {"base", "card", "image/Volume.h", "image/VoxelBall.h"}},
    {"model", {"base", "platform", "card"}},
    {"restoration", {"base", "card", "image/Volume.h", "model"}},
    {"training", {"base", "platform", "card", "image/Volume.h", "synthesis", "model"}},
    {"evaluation",
     {"base", "card", "image/RgbPicture.h", "image/Volume.h", "image/VoxelBall.h", "findings", "synthesis",
      "restoration", "training"}},
    {"compute", {"base", "platform", "card", "model", "restoration", "training"}},
};

struct Include {
    fs::path file;
    std::string target;
    bool quoted;
};

std::vector<Include> includesUnder(const fs::path& folder) {
    std::vector<Include> includes;
    const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    if (!fs::exists(folder)) {
        return includes;
    }
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") {
            continue;
        }
        std::ifstream stream(entry.path());
        for (std::string line; std::getline(stream, line);) {
            std::smatch match;
            if (std::regex_search(line, match, pattern)) {
                includes.push_back({entry.path(), match[2], match[1] == "\""});
            }
        }
    }
    return includes;
}

bool startsWith(const std::string& text, const std::string& beginning) {
    return text.rfind(beginning, 0) == 0;
}

TEST(IncludeRules, CoreRoomsLookOnlyUpTheTable) {
    int checked = 0;
    for (const auto& entry : fs::directory_iterator(kSource / "core")) {
        if (!entry.is_directory()) {
            continue;
        }
        const std::string room = entry.path().filename().string();
        ASSERT_TRUE(kAllowed.count(room)) << "core/" << room << " is in no rule";
        for (const Include& include : includesUnder(entry.path())) {
            if (!startsWith(include.target, "core/")) {
                continue;
            }
            ++checked;
            const std::string rest = include.target.substr(5);
            const std::string target = rest.substr(0, rest.find('/'));
            const auto& allowed = kAllowed.at(room);
            EXPECT_TRUE(target == room || allowed.count(target) || allowed.count(rest))
                << include.file << " includes " << include.target;
        }
    }
    EXPECT_GT(checked, 50);
}

TEST(IncludeRules, CoreHasNoQtAndNoVtkAndUiNoLibTorch) {
    for (const Include& include : includesUnder(kSource / "core")) {
        EXPECT_FALSE(std::regex_search(include.target, std::regex("^(Q[A-Z]|Qt|vtk)")))
            << include.file << " includes " << include.target;
    }
    for (const char* folder : {"ui", "app"}) {
        for (const Include& include : includesUnder(kSource / folder)) {
            EXPECT_FALSE(std::regex_search(include.target, std::regex("^(torch|ATen|c10)/")))
                << include.file << " includes " << include.target;
        }
    }
}

TEST(IncludeRules, ComputeBuildsWithoutItk) {
    for (const char* room : {"synthesis", "model", "restoration", "training", "evaluation", "compute"}) {
        for (const Include& include : includesUnder(kSource / "core" / room)) {
            EXPECT_FALSE(std::regex_search(include.target, std::regex("^(itk|nifti)")))
                << include.file << " includes " << include.target;
        }
    }
}

TEST(IncludeRules, EverySourceFileNamesItsLicence) {
    int files = 0;
    for (const char* folder : {"app", "core", "ui", "tests", "installer"}) {
        if (!fs::exists(kSource / folder)) {
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(kSource / folder)) {
            static const std::set<std::string> kEndings = {".h", ".cpp", ".txt", ".cmake", ".sh"};
            if (!kEndings.count(entry.path().extension().string())) {
                continue;
            }
            ++files;
            std::ifstream stream(entry.path());
            std::string start(200, '\0');
            stream.read(start.data(), 200);
            EXPECT_NE(start.find("SPDX-License-Identifier: GPL-3.0-or-later"), std::string::npos)
                << entry.path();
        }
    }
    EXPECT_GT(files, 60);
}

}  // namespace
