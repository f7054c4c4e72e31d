// SPDX-License-Identifier: GPL-3.0-or-later
// Checks the pages that people read: that their links and file names lead somewhere, and that the
// page of the command line knows every option.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path kSource = DISYRE_SOURCE_DIR;

std::string textOf(const fs::path& file) {
    std::ifstream stream(file);
    EXPECT_TRUE(stream) << file << " cannot be read";
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The Markdown pages at the top of the tree and under resources.
std::vector<fs::path> pages() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(kSource)) {
        if (entry.path().extension() == ".md") {
            found.push_back(entry.path());
        }
    }
    for (const auto& entry : fs::recursive_directory_iterator(kSource / "resources")) {
        if (entry.path().extension() == ".md") {
            found.push_back(entry.path());
        }
    }
    return found;
}

/// What the pattern's first group matches, again and again.
std::vector<std::string> matchesOf(const std::string& text, const std::regex& pattern) {
    std::vector<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end;
         ++match) {
        found.push_back((*match)[1]);
    }
    return found;
}

/// The names by which a page's headings are linked to: lower case, spaces as hyphens, without
/// punctuation.
std::set<std::string> anchorsOf(const std::string& page) {
    std::set<std::string> anchors;
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] != '#') {
            continue;
        }
        std::string anchor;
        for (const char c : line.substr(line.find_first_not_of("# "))) {
            if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_') {
                anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            } else if (c == ' ') {
                anchor += '-';
            }
        }
        anchors.insert(anchor);
    }
    return anchors;
}

TEST(Manual, LinksLeadToFilesAndHeadingsThatExist) {
    const std::regex link(R"(\]\(([^)\s]+)\))");
    std::size_t links = 0;
    for (const fs::path& page : pages()) {
        const std::string text = textOf(page);
        for (const std::string& target : matchesOf(text, link)) {
            if (target.find("://") != std::string::npos) {
                continue;
            }
            ++links;
            const std::size_t hash = target.find('#');
            const std::string name = target.substr(0, hash);
            const fs::path file = name.empty() ? page : page.parent_path() / name;
            EXPECT_TRUE(fs::exists(file)) << page << " links to " << target;
            if (hash != std::string::npos && fs::exists(file)) {
                EXPECT_TRUE(anchorsOf(textOf(file)).count(target.substr(hash + 1)))
                    << page << " links to " << target << ", a heading that is not there";
            }
        }
    }
    EXPECT_GT(links, 50u);
}

TEST(Manual, FilesThatPagesNameExist) {
    // A path in backticks that begins with a folder of the tree; words with * or capitals such as
    // FILE stand for something else.
    const std::regex path(R"(`((?:app|core|ui|tests|installer|resources|translations)/[^`\s]*)`)");
    std::size_t names = 0;
    for (const fs::path& page : pages()) {
        if (page.filename() == "CHANGELOG.md") {
            continue;  // The log of changes also names files that have been renamed since.
        }
        for (const std::string& name : matchesOf(textOf(page), path)) {
            if (name.find('*') == std::string::npos && name.find('<') == std::string::npos) {
                ++names;
                EXPECT_TRUE(fs::exists(kSource / name)) << page << " names " << name;
            }
        }
    }
    EXPECT_GT(names, 20u);
}

TEST(Manual, SectionsOfTheMethodThatSourcesCiteExist) {
    const std::string method = textOf(kSource / "resources/manual/method.md");
    const std::vector<std::string> headings =
        matchesOf(method, std::regex(R"(\n##+ (\d+(?:\.\d+)?)[. ])"));
    const std::set<std::string> sections(headings.begin(), headings.end());
    const std::regex citation(R"(method\.md\)?,(?:[ \n]|///|//)*sections? (\d+(?:\.\d+)?))");
    std::size_t citations = 0;
    for (const char* folder : {"app", "core", "ui", "tests", "resources"}) {
        for (const auto& entry : fs::recursive_directory_iterator(kSource / folder)) {
            const fs::path ending = entry.path().extension();
            if (ending != ".h" && ending != ".cpp" && ending != ".md") {
                continue;
            }
            for (const std::string& section : matchesOf(textOf(entry.path()), citation)) {
                ++citations;
                EXPECT_TRUE(sections.count(section))
                    << entry.path() << " cites section " << section;
            }
        }
    }
    EXPECT_GT(citations, 5u);
}

TEST(Manual, CommandLinePageHasEveryOptionAndNoOther) {
    std::string sources;
    for (const char* folder : {"app", "core/workflows"}) {
        if (!fs::exists(kSource / folder)) {
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(kSource / folder)) {
            if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h") {
                sources += textOf(entry.path());
            }
        }
    }
    std::set<std::string> known;
    const std::regex added(R"re(add_(?:option|flag)\w*(?:<[^>]*>)?\(\s*"([^"]+)")re");
    for (const std::string& names : matchesOf(sources, added)) {
        for (const std::string& name : matchesOf(names, std::regex(R"((--[a-z0-9-]+))"))) {
            known.insert(name);
        }
    }
    ASSERT_GT(known.size(), 60u);

    const std::string page = textOf(kSource / "resources/manual/command-line.md");
    std::set<std::string> described;
    for (const std::string& name :
         matchesOf(page, std::regex(R"((?:^|[^-\w])(--[a-z][a-z0-9-]*))"))) {
        described.insert(name);
    }
    for (const std::string& name : known) {
        EXPECT_TRUE(described.count(name)) << name << " is missing on the page";
    }
    for (const std::string& name : described) {
        // Options of the window's program are added without their hyphens.
        const bool isOfWindow = sources.find("u\"" + name.substr(2) + "\"_s") != std::string::npos;
        const bool isNamed = sources.find("\"" + name + "\"") != std::string::npos;
        EXPECT_TRUE(known.count(name) || isNamed || isOfWindow || name == "--help" ||
                    name == "--version")
            << "The page describes " << name << ", which no command has";
    }
}

TEST(Manual, ReadmeIsShortAndSaysThatThisIsNoMedicalDevice) {
    const std::string readme = textOf(kSource / "README.md");
    EXPECT_LE(std::count(readme.begin(), readme.end(), '\n'), 120);
    EXPECT_NE(readme.find("Research software, not a medical device."), std::string::npos);
}

}  // namespace
