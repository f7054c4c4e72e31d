// SPDX-License-Identifier: GPL-3.0-or-later
// Which folder of core/, ui/ and app/ may include which other one: a test, so that the picture of
// the architecture stays true.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path kSourceFolder = DISYRE_SOURCE_DIR;

/// A folder's name and the other folders of the same part that it may include. A header that stands
/// for itself, such as "image/Volume.h", may be named instead of its whole folder.
using Rules = std::map<std::string, std::set<std::string>>;

const Rules kCoreRules = {
    {"base", {}},
    {"platform", {"base"}},
    {"image", {"base", "platform"}},
    {"dicom", {"base", "platform", "image/Volume.h"}},
    {"pacs", {"base", "platform"}},
    {"card", {"base", "platform"}},
    {"findings", {"base", "image"}},
    {"preprocess", {"base", "platform", "image", "card", "findings"}},
    {"anatomy", {"base", "platform", "image", "preprocess"}},
    {"lesions", {"base", "image", "preprocess", "anatomy"}},
    {"contrast", {"base", "image", "preprocess", "anatomy"}},
    {"sample", {"base", "platform", "image", "preprocess", "lesions"}},
    {"synthesis", {"base", "card", "image/Volume.h", "image/VoxelBall.h"}},
    {"inference", {"base", "card"}},
    {"model", {"base", "platform", "card", "inference"}},
    {"extraction", {"base", "card", "image/Volume.h", "model"}},
    {"healing", {"base", "card", "image/Volume.h"}},
    {"cases", {"base", "platform", "image", "preprocess", "healing"}},
    {"training", {"base", "platform", "card", "image/Volume.h", "synthesis", "model"}},
    {"evaluation",
     {"base", "card", "image/RgbPicture.h", "image/Volume.h", "image/VoxelBall.h", "findings",
      "synthesis", "healing", "training"}},
    {"wholeslice", {"base", "platform", "card", "model", "healing", "training"}},
    {"compute",
     {"base", "platform", "image/Volume.h", "card", "inference", "model", "extraction", "healing",
      "training", "wholeslice"}},
    {"teaching", {"base", "platform", "image/Volume.h", "synthesis", "evaluation", "lesions"}},
    {"workflows",
     {"base", "platform", "image", "dicom", "card", "findings", "preprocess", "anatomy", "lesions",
      "contrast", "sample", "synthesis", "healing", "cases", "training", "evaluation", "compute"}},
};

/// From the ground to the roof: what every part of the window needs; drawing; the running work
/// (healing and training, without any widget); the features, which do not know each other; the
/// window that connects them; the program around it.
const Rules kUiRules = {
    {"common", {}},
    {"plots", {"common"}},
    {"timeline", {"common"}},
    {"viewer", {"common"}},
    {"healing", {"common"}},
    {"training", {"common"}},
    {"cases", {"common", "healing"}},
    {"findings", {"common", "healing", "viewer"}},
    {"models", {"common", "training"}},
    {"report", {"common"}},
    {"export", {"common", "healing"}},
    {"teaching", {"common", "viewer"}},
    {"wizard", {"common", "plots", "training"}},
    {"window",
     {"common", "plots", "timeline", "viewer", "healing", "training", "cases", "findings", "models",
      "report", "export", "teaching", "wizard"}},
    {"program",
     {"common", "plots", "timeline", "viewer", "healing", "training", "models", "teaching",
      "wizard", "window"}},
};

/// The programs do not include each other.
const Rules kAppRules = {{"cli", {}}, {"explorer", {}}, {"reader", {}}};

/// Folders that only core itself includes, because most of their headers need LibTorch; programs
/// reach what is in them through core/compute.
const std::set<std::string> kInsideCore = {"extraction", "inference", "model", "wholeslice"};

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
            if (line.find("include") != std::string::npos &&
                std::regex_search(line, match, pattern)) {
                includes.push_back({entry.path(), match[2], match[1] == "\""});
            }
        }
    }
    return includes;
}

bool startsWith(const std::string& text, const std::string& beginning) {
    return text.rfind(beginning, 0) == 0;
}

/// Checks every include of "part/..." in the part's folders against its rules, and says how many
/// there were.
int checkRules(const std::string& part, const Rules& rules) {
    int checked = 0;
    for (const auto& entry : fs::directory_iterator(kSourceFolder / part)) {
        if (!entry.is_directory()) {
            continue;
        }
        const std::string folder = entry.path().filename().string();
        if (fs::is_empty(entry.path())) {
            continue;
        }
        if (!rules.count(folder)) {
            ADD_FAILURE() << part << "/" << folder << " is in no rule";
            continue;
        }
        for (const Include& include : includesUnder(entry.path())) {
            if (!startsWith(include.target, part + "/")) {
                continue;
            }
            ++checked;
            const std::string rest = include.target.substr(part.size() + 1);
            const std::string target = rest.substr(0, rest.find('/'));
            const auto& allowed = rules.at(folder);
            EXPECT_TRUE(target == folder || allowed.count(target) || allowed.count(rest))
                << include.file << " includes " << include.target;
        }
    }
    return checked;
}

using Graph = std::map<std::string, std::set<std::string>>;

/// The folders below these parts of a source tree, such as "core/image", and which other ones each
/// of them includes.
Graph foldersAndIncludes(const fs::path& source, const std::vector<std::string>& parts) {
    Graph graph;
    for (const std::string& part : parts) {
        for (const auto& entry : fs::directory_iterator(source / part)) {
            if (!entry.is_directory()) {
                continue;
            }
            const std::string folder = part + "/" + entry.path().filename().string();
            std::set<std::string>& targets = graph[folder];
            for (const Include& include : includesUnder(entry.path())) {
                const auto last = include.target.find('/', include.target.find('/') + 1);
                const std::string target = include.target.substr(0, last);
                if (last != std::string::npos && target != folder) {
                    targets.insert(target);
                }
            }
        }
    }
    return graph;
}

/// Goes on from the last folder of `path`, depth first; `done` are folders that lead to no cycle.
std::vector<std::string> cycleFrom(const Graph& graph, std::vector<std::string>& path,
                                   std::set<std::string>& done) {
    const auto node = graph.find(path.back());
    for (const std::string& next : node == graph.end() ? std::set<std::string>() : node->second) {
        const auto earlier = std::find(path.begin(), path.end(), next);
        if (earlier != path.end()) {
            return {earlier, path.end()};
        }
        if (!done.count(next)) {
            path.push_back(next);
            if (auto cycle = cycleFrom(graph, path, done); !cycle.empty()) {
                return cycle;
            }
            path.pop_back();
        }
    }
    done.insert(path.back());
    return {};
}

/// Folders of which each includes the next and the last one the first; empty where there are none.
std::vector<std::string> findCycle(const Graph& graph) {
    std::set<std::string> done;
    for (const auto& [folder, targets] : graph) {
        std::vector<std::string> path{folder};
        if (auto cycle = cycleFrom(graph, path, done); !cycle.empty()) {
            return cycle;
        }
    }
    return {};
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : " -> ") + name;
    }
    return text;
}

TEST(IncludeRules, CoreFoldersIncludeOnlyWhatTheirRulesAllow) {
    EXPECT_GT(checkRules("core", kCoreRules), 50);
}

TEST(IncludeRules, UiFoldersIncludeOnlyWhatTheirRulesAllow) {
    EXPECT_GT(checkRules("ui", kUiRules), 50);
    for (const Include& include : includesUnder(kSourceFolder / "ui")) {
        EXPECT_FALSE(startsWith(include.target, "app/"))
            << include.file << " includes " << include.target;
    }
}

TEST(IncludeRules, ProgramsIncludeOnlyWhatTheirRulesAllow) {
    EXPECT_GT(checkRules("app", kAppRules), 10);
    for (const Include& include : includesUnder(kSourceFolder / "app" / "cli")) {
        EXPECT_FALSE(startsWith(include.target, "ui/") ||
                     std::regex_search(include.target, std::regex("^(Q[A-Z]|Qt|vtk)")))
            << include.file << " includes " << include.target;
    }
}

TEST(IncludeRules, UiAndProgramsKeepOutOfTheInsideOfCore) {
    for (const char* part : {"ui", "app"}) {
        for (const Include& include : includesUnder(kSourceFolder / part)) {
            if (startsWith(include.target, "core/")) {
                const std::string rest = include.target.substr(5);
                EXPECT_FALSE(kInsideCore.count(rest.substr(0, rest.find('/'))))
                    << include.file << " includes " << include.target;
            }
        }
    }
}

TEST(IncludeRules, NoFoldersIncludeEachOtherInACircle) {
    const Graph graph = foldersAndIncludes(kSourceFolder, {"core", "ui", "app"});
    EXPECT_GT(graph.size(), 20u);
    EXPECT_GT(graph.at("ui/window").count("ui/common"), 0u);
    EXPECT_EQ(joined(findCycle(graph)), "");
}

TEST(IncludeRules, ACircleOfThreeFoldersIsFound) {
    const fs::path tree = fs::path(testing::TempDir()) / "include-rules-circle";
    fs::remove_all(tree);
    const auto write = [&tree](const std::string& file, const std::string& included) {
        fs::create_directories((tree / file).parent_path());
        std::ofstream(tree / file) << "#include \"" << included << "\"\n";
    };
    write("core/base/Ground.h", "core/base/Other.h");
    write("ui/one/One.h", "core/base/Ground.h");
    write("ui/two/Two.cpp", "ui/one/One.h");
    write("ui/three/Three.h", "ui/two/Two.h");
    fs::create_directories(tree / "app");
    EXPECT_EQ(joined(findCycle(foldersAndIncludes(tree, {"core", "ui", "app"}))), "");
    write("ui/one/Deep.cpp", "ui/three/Three.h");
    EXPECT_EQ(joined(findCycle(foldersAndIncludes(tree, {"core", "ui", "app"}))),
              "ui/one -> ui/three -> ui/two");
    fs::remove_all(tree);
}

TEST(IncludeRules, CoreHasNoQtAndNoVtkAndUiNoLibTorch) {
    for (const Include& include : includesUnder(kSourceFolder / "core")) {
        EXPECT_FALSE(std::regex_search(include.target, std::regex("^(Q[A-Z]|Qt|vtk)")))
            << include.file << " includes " << include.target;
    }
    for (const char* folder : {"ui", "app"}) {
        for (const Include& include : includesUnder(kSourceFolder / folder)) {
            EXPECT_FALSE(std::regex_search(include.target, std::regex("^(torch|ATen|c10)/")))
                << include.file << " includes " << include.target;
        }
    }
}

TEST(IncludeRules, ComputeBuildsWithoutItk) {
    for (const char* room : {"synthesis", "inference", "model", "extraction", "healing", "training",
                             "evaluation", "compute"}) {
        for (const Include& include : includesUnder(kSourceFolder / "core" / room)) {
            EXPECT_FALSE(std::regex_search(include.target, std::regex("^(itk|nifti)")))
                << include.file << " includes " << include.target;
        }
    }
}

TEST(IncludeRules, EverySourceFileNamesItsLicence) {
    int files = 0;
    for (const char* folder : {"app", "core", "ui", "tests", "installer"}) {
        if (!fs::exists(kSourceFolder / folder)) {
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(kSourceFolder / folder)) {
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
