// SPDX-License-Identifier: GPL-3.0-or-later
// Compares the architecture page of the manual with the #include lines of the sources, so that the
// picture stays true.
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
const std::vector<std::string> kParts = {"core", "ui", "app"};

/// A folder such as "core/base", and the folders of the same part that it includes.
using Arrows = std::map<std::string, std::set<std::string>>;

std::vector<std::string> linesOf(const fs::path& file) {
    std::vector<std::string> lines;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::vector<std::string> pageLines() {
    return linesOf(kSource / "resources/manual/architecture.md");
}

/// The folders that hold sources, with what their files include.
Arrows includesFound() {
    const std::regex pattern(R"re(^\s*#\s*include\s*"((\w+)/(\w+))/)re");
    Arrows found;
    for (const std::string& part : kParts) {
        for (const auto& entry : fs::recursive_directory_iterator(kSource / part)) {
            const fs::path ending = entry.path().extension();
            const fs::path within = entry.path().lexically_relative(kSource / part);
            if ((ending != ".h" && ending != ".cpp") || !within.has_parent_path()) {
                continue;
            }
            const std::string folder = part + "/" + within.begin()->string();
            std::set<std::string>& arrows = found[folder];
            for (const std::string& line : linesOf(entry.path())) {
                std::smatch match;
                if (line.find("include") != std::string::npos &&
                    std::regex_search(line, match, pattern) && match[2] == part &&
                    match[1] != folder) {
                    arrows.insert(match[1]);
                }
            }
        }
    }
    return found;
}

/// The rows of the page's tables: | `core/image` | what lives there | base, platform |
Arrows tablesOfPage() {
    const std::regex row(R"(^\| `(\w+)/(\w+)` \| .* \| ([^|]*) \|$)");
    const std::regex word(R"(\w+)");
    Arrows rows;
    for (const std::string& line : pageLines()) {
        std::smatch match;
        if (!std::regex_match(line, match, row)) {
            continue;
        }
        const std::string part = match[1];
        const std::string names = match[3];
        std::set<std::string>& arrows = rows[part + "/" + std::string(match[2])];
        for (std::sregex_iterator name(names.begin(), names.end(), word), end; name != end;
             ++name) {
            if (name->str() != "nothing") {
                arrows.insert(part + "/" + name->str());
            }
        }
    }
    return rows;
}

/// The diagram: core_image["core/image"] for each folder, core_image --> core_base for each arrow.
Arrows diagramOfPage() {
    const std::regex node(R"re(^\s*(\w+)\["(\w+/\w+)"\]$)re");
    const std::regex arrow(R"(^\s*(\w+) --> (\w+)$)");
    std::map<std::string, std::string> folderOf;
    Arrows drawn;
    const std::vector<std::string> lines = pageLines();
    for (const std::string& line : lines) {
        std::smatch match;
        if (std::regex_match(line, match, node)) {
            folderOf[match[1]] = match[2];
            drawn[match[2]];
        }
    }
    for (const std::string& line : lines) {
        std::smatch match;
        if (std::regex_match(line, match, arrow) && folderOf.count(match[1])) {
            drawn[folderOf[match[1]]].insert(folderOf[match[2]]);
        }
    }
    return drawn;
}

/// Everything that is reached from `folder` along the arrows.
std::set<std::string> reachedFrom(const std::string& folder, const Arrows& arrows) {
    std::set<std::string> reached;
    std::vector<std::string> front{folder};
    while (!front.empty()) {
        const std::string from = front.back();
        front.pop_back();
        const auto onward = arrows.find(from);
        if (onward == arrows.end()) {
            continue;
        }
        for (const std::string& to : onward->second) {
            if (reached.insert(to).second) {
                front.push_back(to);
            }
        }
    }
    return reached;
}

std::string textOf(const std::set<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name.substr(name.find('/') + 1);
    }
    return text.empty() ? "nothing" : text;
}

std::set<std::string> foldersOf(const Arrows& arrows) {
    std::set<std::string> folders;
    for (const auto& [folder, others] : arrows) {
        folders.insert(folder);
    }
    return folders;
}

TEST(ArchitecturePage, HasEveryFolderOfTheSourcesAndNoOther) {
    const std::set<std::string> folders = foldersOf(includesFound());
    EXPECT_GT(folders.size(), 25u);
    EXPECT_EQ(foldersOf(tablesOfPage()), folders) << "in the tables";
    EXPECT_EQ(foldersOf(diagramOfPage()), folders) << "in the diagram";
}

TEST(ArchitecturePage, TablesSayWhatEachFolderIncludes) {
    const Arrows page = tablesOfPage();
    for (const auto& [folder, included] : includesFound()) {
        const auto row = page.find(folder);
        ASSERT_NE(row, page.end()) << folder;
        EXPECT_EQ(textOf(row->second), textOf(included))
            << "The last column of the row of " << folder << " must have the latter.";
    }
}

TEST(ArchitecturePage, ArrowsOfTheDiagramAreIncludesAndLeadToAllOthers) {
    const Arrows drawn = diagramOfPage();
    for (const auto& [folder, included] : includesFound()) {
        const auto node = drawn.find(folder);
        ASSERT_NE(node, drawn.end()) << folder;
        for (const std::string& target : node->second) {
            EXPECT_TRUE(included.count(target)) << folder << " --> " << target << " is no include";
        }
        const std::set<std::string> reached = reachedFrom(folder, drawn);
        EXPECT_FALSE(reached.count(folder)) << folder << " is in a circle";
        for (const std::string& target : included) {
            EXPECT_TRUE(reached.count(target))
                << folder << " includes " << target << ", to which no arrow leads";
        }
    }
}

}  // namespace
