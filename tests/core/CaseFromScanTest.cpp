// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/CaseFromScan.h"

#include <gtest/gtest.h>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "core/workflows/CaseFolder.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

class CaseFromScanTest : public ::testing::Test {
protected:
    CaseFromScanTest() {
        const Volume scan = test::phantomBrain({20, 22, 18}, 4.0);
        Volume lesion(scan.size, scan.affine);
        for (int x = 8; x < 12; ++x) {
            lesion.at(x, 11, 9) = 3.0f;
        }
        writeScan(added_.scan = folder_.path() / "scan.nii", scan);
        writeScan(added_.lesion = folder_.path() / "lesion.nii", lesion);
        added_.name = "one";
    }
    [[nodiscard]] fs::path cases() const { return folder_.path() / "cases"; }

    test::TemporaryFolder folder_;
    ScanWithLesion added_;
};

TEST_F(CaseFromScanTest, WritesACaseThatIsFoundAndDescribed) {
    added_.kind = "glioma";
    added_.automaticMask = true;
    added_.brain = added_.scan;
    const AddedCase made = addCase(cases(), added_);
    EXPECT_EQ(made.folder, cases() / "one");
    EXPECT_NEAR(made.lesionMl, 4 * 0.064, 1e-9);
    const CaseList found = findCases(cases(), "test");
    ASSERT_EQ(found.cases.size(), 1u);
    EXPECT_EQ(found.cases[0].subject, "one");
    EXPECT_EQ(found.cases[0].kind, "glioma");
    EXPECT_FALSE(found.cases[0].brain.empty());
    const Volume lesion = readScan(found.cases[0].lesion);
    EXPECT_EQ(lesion.at(8, 11, 9), 1.0f) << "whatever is above 0 becomes 1";
    const Json json = parseJson(readTextFile(made.folder / kCaseFile));
    EXPECT_EQ(json["mask_origin"], "automatic");
    EXPECT_EQ(json["split"], "test");
}

TEST_F(CaseFromScanTest, BadInputLeavesNothing) {
    ScanWithLesion missing = added_;
    missing.lesion = folder_.path() / "missing.nii";
    EXPECT_THROW((void)addCase(cases(), missing), FileError);
    Volume far(Size3{4, 4, 4}, axisAlignedAffine({4, 4, 4}, {900, 900, 900}), 1.0f);
    far.voxels[0] = 0.0f;
    writeScan(folder_.path() / "far.nii", far);
    ScanWithLesion elsewhere = added_;
    elsewhere.lesion = folder_.path() / "far.nii";
    EXPECT_THROW((void)addCase(cases(), elsewhere), ScanError);
    EXPECT_FALSE(fs::exists(cases()));
}

TEST_F(CaseFromScanTest, ACaseIsNotOverwritten) {
    (void)addCase(cases(), added_);
    added_.kind = "another";
    EXPECT_THROW((void)addCase(cases(), added_), FileError);
    EXPECT_EQ(findCases(cases(), "all").cases[0].kind, "lesion");
}

}  // namespace
}  // namespace disyre
