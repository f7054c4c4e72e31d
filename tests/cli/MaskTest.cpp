// SPDX-License-Identifier: GPL-3.0-or-later
// `disyre mask` and the brain extraction of `disyre heal`, from outside, with the networks that
// come with the program.
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "tests/cli/RunProgram.h"
#include "tests/support/HeadPhantom.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

using test::quoted;
using test::run;

class MaskCommand : public ::testing::Test {
protected:
    [[nodiscard]] fs::path file(const char* name) const { return folder_.path() / name; }
    [[nodiscard]] test::Outcome mask(const char* scan, const std::string& options) const {
        return run("mask " + quoted(file(scan)) + " " + options);
    }

    test::TemporaryFolder folder_;
};

TEST_F(MaskCommand, FindsTheBrainOfAHeadMadeByCode) {
    const Volume head = test::phantomHead();
    writeScan(file("head.nii.gz"), head);
    const auto outcome = mask("head.nii.gz", "--json --out " + quoted(file("mask.nii.gz")));
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const auto json = nlohmann::json::parse(outcome.out);
    EXPECT_EQ(json["already_stripped"], false);
    EXPECT_EQ(json["model"], "deepbet 1.0.2");
    const Volume mask = readScan(file("mask.nii.gz"));
    const Mask brain = test::phantomHeadBrain(head);
    double both = 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < mask.voxels.size(); ++i) {
        both += double(mask.voxels[i]) * brain.voxels[i];
        sum += double(mask.voxels[i]) + brain.voxels[i];
    }
    EXPECT_GT(2.0 * both / sum, 0.8);
}

TEST_F(MaskCommand, AStrippedScanIsLeftAsItIs) {
    Volume scan = test::phantomHead();
    const Mask brain = test::phantomHeadBrain(scan);
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        scan.voxels[i] *= brain.voxels[i];
    }
    writeScan(file("brain.nii.gz"), scan);
    const auto outcome = mask("brain.nii.gz", "--out " + quoted(file("mask.nii")));
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_NE(outcome.out.find("skull-stripped already"), std::string::npos) << outcome.out;
    const Volume mask = readScan(file("mask.nii"));
    EXPECT_TRUE(std::equal(mask.voxels.begin(), mask.voxels.end(), brain.voxels.begin()));
}

TEST_F(MaskCommand, RefusesWhatItCannotDoWithASentenceAndWritesNothing) {
    writeScan(file("head.nii.gz"), test::phantomHead());
    EXPECT_EQ(mask("head.nii.gz", "").code, 2);
    EXPECT_EQ(mask("head.nii.gz", "--out " + quoted(file("mask.png"))).code, 2);
    EXPECT_EQ(mask("missing.nii.gz", "--out " + quoted(file("mask.nii.gz"))).code, 1);
    EXPECT_FALSE(fs::exists(file("mask.nii.gz")));
}

// The networks find something in whatever they are given; what is no head is warned of.
TEST_F(MaskCommand, WarnsOfAScanThatIsNoHead) {
    Volume noise({40, 40, 40}, axisAlignedAffine({4, 4, 4}, {0, 0, 0}));
    for (std::size_t i = 0; i < noise.voxels.size(); ++i) {
        noise.voxels[i] = static_cast<float>((i * 2654435761u) % 1009);
    }
    writeScan(file("noise.nii.gz"), noise);
    const auto outcome = mask("noise.nii.gz", "--out " + quoted(file("mask.nii.gz")));
    EXPECT_EQ(outcome.code, 0);
    EXPECT_NE(outcome.err.find("reaches the edge of the scan"), std::string::npos) << outcome.err;
}

TEST_F(MaskCommand, CtrlCEndsItSoon) {
    writeScan(file("head.nii.gz"), test::phantomHead());
    const auto outcome =
        run("mask " + quoted(file("head.nii.gz")) + " --out " + quoted(file("m.nii")),
            "timeout --preserve-status -s INT 1.5");
    EXPECT_TRUE(outcome.code == 130 || outcome.code == 0) << outcome.code;
    EXPECT_EQ(fs::exists(file("m.nii")), outcome.code == 0);
}

}  // namespace
}  // namespace disyre
