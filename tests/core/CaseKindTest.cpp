// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a Linux desktop is told the kind of file that a case really is.
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "core/cases/CaseArchive.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

const fs::path kResourceFolder = fs::path(DISYRE_SOURCE_DIR) / "resources";
constexpr const char* kCaseKind = "application/x-disyre-case";

std::string contentOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    EXPECT_TRUE(stream) << file;
    return {std::istreambuf_iterator<char>(stream), {}};
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

TEST(CaseKind, TheDesktopKnowsACaseByItsEndingAndOpensIt) {
    const std::string kinds = contentOf(kResourceFolder / "disyre-explorer-mime.xml");
    EXPECT_TRUE(contains(kinds, "<mime-type type=\"" + std::string(kCaseKind) + "\">"));
    EXPECT_TRUE(contains(kinds, "<glob pattern=\"*" + std::string(kCaseEnding) + "\"/>"));
    const std::string entry = contentOf(kResourceFolder / "disyre-explorer.desktop");
    EXPECT_TRUE(contains(entry, "\nMimeType=" + std::string(kCaseKind) + ";\n"));
    EXPECT_TRUE(contains(entry, "\nExec=disyre-explorer %f\n"));
    EXPECT_TRUE(contains(contentOf(fs::path(DISYRE_SOURCE_DIR) / "installer" / "Package.cmake"),
                         "install(FILES resources/disyre-explorer-mime.xml DESTINATION "
                         "share/mime/packages RENAME disyre-explorer.xml)"));
}

TEST(CaseKind, ACaseBeginsWithTheKindThatTheDesktopLooksFor) {
    const fs::path file = fs::path(testing::TempDir()) / "kind.disyre";
    CasePacker packer(file);
    const std::array<std::byte, 3> bytes{};
    packer.add("results/zeros.bin", bytes, CasePacking::Stored);
    packer.finish(Json::object());
    const std::string content = contentOf(file);
    fs::remove(file);
    // The places that disyre-explorer-mime.xml names.
    EXPECT_EQ(content.substr(0, 4), "PK\003\004");
    EXPECT_EQ(content.substr(30, 8), "mimetype");
    const std::size_t place = content.find(kCaseKind);
    EXPECT_GE(place, 38U);
    EXPECT_LE(place, 80U);
}

}  // namespace
}  // namespace disyre
