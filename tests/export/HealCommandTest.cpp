// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/workflows/HealCommandLine.h"
#include "tests/cli/RunProgram.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

TEST(ShellCommand, QuotesWhatAShellWouldChange) {
    const test::TemporaryFolder folder;
    const std::vector<std::string> odd{"plain-1.0",
                                       "two words",
                                       "it's",
                                       "$HOME",
                                       "a\"b`c\\d;e|f&g",
                                       "new\nline",
                                       "",
                                       "*",
                                       "--x=~/y",
                                       "gr\xc3\xbc\xc3\x9f"
                                       "e",
                                       "!x"};
    const std::string line = shellCommand("printf", [&] {
        std::vector<std::string> arguments{"%s\\0"};
        arguments.insert(arguments.end(), odd.begin(), odd.end());
        return arguments;
    }());
    const fs::path out = folder.path() / "out";
    ASSERT_EQ(std::system((line + " > '" + out.string() + "'").c_str()), 0) << line;
    std::ifstream stream(out, std::ios::binary);
    for (const std::string& expected : odd) {
        std::string got;
        std::getline(stream, got, '\0');
        EXPECT_EQ(got, expected);
    }
    EXPECT_NE(line.find(" plain-1.0 "), std::string::npos) << "quoted without need";
}

/// Heals a small phantom twice: with settings as they were given, and as the command says that is
/// made of the request.
TEST(HealCommand, RepeatsAHealingBitForBit) {
    const test::TemporaryFolder folder;
    const fs::path scan = folder.path() / "a scan's file.nii.gz";
    writeScan(scan, test::phantomBrain());
    HealFileRequest request;
    request.scan = scan;
    request.folder = folder.path() / "first";
    request.options.model = DISYRE_SHIPPED_MODEL;
    request.options.device = "cpu";
    request.options.mode = HealingMode::Fast;
    request.options.stride = 16;
    request.options.settings.smoothing = 1.3;
    request.options.settings.weighting = ForegroundWeighting::Normalised;
    request.extractsBrain = false;
    request.namesPlaces = false;
    const test::Outcome first = test::run(shellCommand(
        "heal", {scan.string(), "--out", request.folder.string(), "--model", DISYRE_SHIPPED_MODEL,
                 "--mode", "fast", "--stride", "16", "--smoothing", "1.3", "--weighting",
                 "normalised", "--device", "cpu", "--no-extraction", "--no-places"}));
    ASSERT_EQ(first.code, 0) << first.err;
    request.folder = folder.path() / "second";
    std::string line = shellCommand("disyre", healArguments(request));
    line.replace(0, std::string("disyre ").size(), "");
    const test::Outcome second = test::run(line);
    ASSERT_EQ(second.code, 0) << second.err << line;
    for (const char* name : {"anomaly_map.nii.gz", "restoration.nii.gz"}) {
        const Volume a = readScan(folder.path() / "first" / name);
        const Volume b = readScan(folder.path() / "second" / name);
        EXPECT_EQ(a.voxels, b.voxels) << name;
    }
}

}  // namespace
}  // namespace disyre
