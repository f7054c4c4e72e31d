// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/CaseFolder.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"
#include "tests/support/Reorient.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

/// A folder of cases, each a small phantom with a box as its lesion.
class CaseFolderTest : public ::testing::Test {
protected:
    fs::path addCase(const std::string& name, const std::string& json = "") const {
        const fs::path folder = folder_.path() / name;
        fs::create_directories(folder);
        const Volume scan = test::phantomBrain({20, 22, 18}, 4.0);
        Volume lesion(scan.size, scan.affine);
        for (int x = 8; x < 12; ++x) {
            lesion.at(x, 11, 9) = 2.0f;
        }
        writeScan(folder / kCaseScanFile, scan);
        writeScan(folder / kCaseLesionFile, lesion);
        if (!json.empty()) {
            writeTextAtomically(folder / kCaseFile,
                                R"({"format": "disyre-case", "format_version": 1, )" + json + "}");
        }
        return folder;
    }
    [[nodiscard]] CaseList find(const std::string& split = "all") const {
        return findCases(folder_.path(), split);
    }
    /// The sentence with which finding the cases fails.
    [[nodiscard]] std::string failure() const {
        try {
            (void)find();
        } catch (const FileError& error) {
            return error.what();
        }
        return "";
    }

    test::TemporaryFolder folder_;
};

TEST_F(CaseFolderTest, ACaseWithoutDescriptionIsCalledByItsFolder) {
    addCase("b");
    addCase("a", R"("subject": "S1", "kind": "stroke", "near_training": true)");
    fs::create_directories(folder_.path() / "no case");
    const CaseList list = find();
    ASSERT_EQ(list.cases.size(), 2u);
    EXPECT_EQ(list.cases[0].subject, "S1");
    EXPECT_EQ(list.cases[0].kind, "stroke");
    EXPECT_TRUE(list.cases[0].nearTraining);
    EXPECT_EQ(list.cases[1].subject, "b");
    EXPECT_EQ(list.cases[1].kind, "lesion");
    EXPECT_TRUE(list.cases[1].brain.empty());
}

TEST_F(CaseFolderTest, TestCasesStayClosedUnlessAskedFor) {
    addCase("one");
    addCase("two", R"("split": "test")");
    const CaseList validation = find("validation");
    ASSERT_EQ(validation.cases.size(), 1u);
    EXPECT_EQ(validation.cases[0].name, "one");
    EXPECT_EQ(validation.leftClosed, 1u);
    EXPECT_EQ(find("test").cases[0].name, "two");
    EXPECT_EQ(find("all").cases.size(), 2u);
    fs::remove_all(folder_.path() / "one");
    EXPECT_THROW((void)find("validation"), SettingsError);
}

TEST_F(CaseFolderTest, MasksComeBackOnTheScansGridInRasOrder) {
    const fs::path folder = addCase("one");
    const Orientation order{{2, 0, 1}, {false, true, true}};
    const Volume scan = readScan(folder / kCaseScanFile);
    const Volume lesion = readScan(folder / kCaseLesionFile);
    Volume brain(scan.size, scan.affine);
    std::copy(scan.voxels.begin(), scan.voxels.end(), brain.voxels.begin());
    writeScan(folder / kCaseScanFile, test::reoriented(scan, order));
    writeScan(folder / kCaseBrainFile, brain);
    const CaseScan read = readCase(find().cases[0]);
    EXPECT_EQ(read.scan.voxels, scan.voxels);
    for (std::size_t i = 0; i < lesion.voxels.size(); ++i) {
        ASSERT_EQ(read.lesion.voxels[i], lesion.voxels[i] > 0.0f ? 1 : 0);
    }
    ASSERT_TRUE(read.brain);
    EXPECT_EQ(read.brain->size, scan.size);
}

TEST_F(CaseFolderTest, AMaskThatDoesNotReachItsScanIsRefused) {
    const fs::path folder = addCase("one");
    Volume far(Size3{4, 4, 4}, axisAlignedAffine({4, 4, 4}, {900, 900, 900}), 1.0f);
    far.voxels[0] = 0.0f;
    writeScan(folder / kCaseLesionFile, far);
    EXPECT_THROW((void)readCase(find().cases[0]), ScanError);
}

TEST_F(CaseFolderTest, BadCasesAreRefusedWithASentenceThatNamesTheFile) {
    EXPECT_NE(failure().find("holds no case"), std::string::npos) << failure();
    const fs::path folder = addCase("one", R"("split": "tset")");
    EXPECT_NE(failure().find("unknown split \"tset\""), std::string::npos) << failure();
    writeTextAtomically(folder / kCaseFile, R"({"format": "other", "format_version": 1})");
    EXPECT_NE(failure().find("describes no case"), std::string::npos) << failure();
    writeTextAtomically(folder / kCaseFile, R"({"format": "disyre-case", "format_version": 2})");
    EXPECT_NE(failure().find("newer version"), std::string::npos) << failure();
    writeTextAtomically(folder / kCaseFile, "{");
    EXPECT_NE(failure().find("is damaged"), std::string::npos) << failure();
    fs::remove(folder / kCaseFile);
    fs::remove(folder / kCaseLesionFile);
    EXPECT_NE(failure().find(kCaseLesionFile), std::string::npos) << failure();
    EXPECT_THROW((void)findCases(folder_.path() / "missing", "all"), FileError);
}

}  // namespace
}  // namespace disyre
