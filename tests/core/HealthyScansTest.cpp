// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/HealthyScans.h"

#include <gtest/gtest.h>

#include "core/base/Error.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

/// A folder in which empty files stand for scans, since none of them is read.
class HealthyScansTest : public ::testing::Test {
protected:
    void addScans(int count) const {
        fs::create_directories(scans());
        for (int i = 0; i < count; ++i) {
            const std::string number = (i < 10 ? "0" : "") + std::to_string(i);
            writeTextAtomically(scans() / ("sub-" + number + ".nii.gz"), "");
        }
    }
    [[nodiscard]] fs::path scans() const { return folder_.path() / "scans"; }
    [[nodiscard]] fs::path masks() const { return folder_.path() / "masks"; }
    [[nodiscard]] fs::path list() const { return folder_.path() / "list.json"; }
    [[nodiscard]] HealthyScansOptions options() const {
        HealthyScansOptions options;
        options.folder = scans().string();
        return options;
    }
    static std::vector<std::string> namesOf(const std::vector<HealthyScan>& scans) {
        std::vector<std::string> names;
        for (const HealthyScan& scan : scans) {
            names.push_back(scan.name);
        }
        return names;
    }
    using Names = std::vector<std::string>;

    test::TemporaryFolder folder_;
};

TEST_F(HealthyScansTest, EveryTenthValidatesWithoutAList) {
    addScans(21);
    writeTextAtomically(scans() / "notes.txt", "");
    const HealthyScans found = findHealthyScans(options());
    EXPECT_EQ(namesOf(found.validation), (Names{"sub-09", "sub-19"}));
    EXPECT_EQ(found.training.size(), 19u);
    EXPECT_TRUE(found.test.empty());
    EXPECT_TRUE(found.training.front().mask.empty());
}

TEST_F(HealthyScansTest, TheLastOfASmallFolderValidates) {
    addScans(3);
    EXPECT_EQ(namesOf(findHealthyScans(options()).validation), Names{"sub-02"});
}

TEST_F(HealthyScansTest, TwoScansBothTrain) {
    addScans(2);
    EXPECT_EQ(findHealthyScans(options()).training.size(), 2u);
}

TEST_F(HealthyScansTest, AListDecidesAndTestScansStayOutUnlessAskedFor) {
    addScans(4);
    writeTextAtomically(
        list(), R"({"training": ["sub-00"], "validation": ["sub-01"], "test": ["sub-03"]})");
    HealthyScansOptions wanted = options();
    wanted.subjects = list().string();
    const HealthyScans without = findHealthyScans(wanted);
    EXPECT_EQ(namesOf(without.training), Names{"sub-00"});
    EXPECT_EQ(namesOf(without.validation), Names{"sub-01"});
    EXPECT_TRUE(without.test.empty());
    wanted.withTest = true;
    EXPECT_EQ(namesOf(findHealthyScans(wanted).test), Names{"sub-03"});
}

TEST_F(HealthyScansTest, MasksAreFoundByTheBeginningOfTheirName) {
    addScans(1);
    fs::create_directories(masks());
    writeTextAtomically(masks() / "sub-00_labels.nii.gz", "");
    HealthyScansOptions wanted = options();
    wanted.masks = masks().string();
    EXPECT_EQ(findHealthyScans(wanted).training.front().mask, masks() / "sub-00_labels.nii.gz");
    addScans(2);
    EXPECT_THROW((void)findHealthyScans(wanted), FileError);
}

TEST_F(HealthyScansTest, APlanReplacesEverythingElse) {
    addScans(3);
    TrainingPlan plan;
    plan.scans = {{scans() / "sub-00.nii.gz", {}, "a", ScanUse::Training},
                  {scans() / "sub-01.nii.gz", {}, "b", ScanUse::LeftOut},
                  {scans() / "sub-02.nii.gz", {}, "c", ScanUse::Validation}};
    const HealthyScans found = healthyScansOf(plan);
    EXPECT_EQ(namesOf(found.training), Names{"sub-00"});
    EXPECT_EQ(namesOf(found.validation), Names{"sub-02"});
}

TEST_F(HealthyScansTest, BadInputIsRefused) {
    EXPECT_THROW((void)findHealthyScans(options()), FileError) << "the folder is missing";
    fs::create_directories(scans());
    EXPECT_THROW((void)findHealthyScans(options()), FileError) << "the folder is empty";
    addScans(1);
    HealthyScansOptions wanted = options();
    wanted.subjects = list().string();
    EXPECT_THROW((void)findHealthyScans(wanted), FileError) << "the list is missing";
    writeTextAtomically(list(), R"({"training": "sub-00"})");
    EXPECT_THROW((void)findHealthyScans(wanted), FileError) << "the list is damaged";
    writeTextAtomically(list(), R"({"training": ["other"], "validation": []})");
    EXPECT_THROW((void)findHealthyScans(wanted), FileError) << "the list names no scan";
}

TEST_F(HealthyScansTest, SubjectOneIsNeitherSubjectTenNorGetsItsMask) {
    fs::create_directories(scans());
    fs::create_directories(masks());
    for (const char* name : {"sub-1", "sub-2", "sub-10"}) {
        writeTextAtomically(scans() / (std::string(name) + ".nii.gz"), "");
        writeTextAtomically(masks() / (std::string(name) + "_mask.nii.gz"), "");
    }
    writeTextAtomically(list(),
                        R"({"training": ["sub-1"], "validation": ["sub-2"], "test": ["sub-10"]})");
    HealthyScansOptions wanted = options();
    wanted.masks = masks().string();
    wanted.subjects = list().string();
    wanted.withTest = true;
    const HealthyScans found = findHealthyScans(wanted);
    EXPECT_EQ(namesOf(found.training), Names{"sub-1"});
    EXPECT_EQ(namesOf(found.validation), Names{"sub-2"});
    EXPECT_EQ(namesOf(found.test), Names{"sub-10"});
    EXPECT_EQ(found.training[0].mask, masks() / "sub-1_mask.nii.gz");
    EXPECT_EQ(found.validation[0].mask, masks() / "sub-2_mask.nii.gz");
    EXPECT_EQ(found.test[0].mask, masks() / "sub-10_mask.nii.gz");
    wanted.withTest = false;
    EXPECT_EQ(namesOf(findHealthyScans(wanted).training), Names{"sub-1"});
}

TEST_F(HealthyScansTest, TheLongestEntryOfTheListDecides) {
    addScans(2);
    fs::rename(scans() / "sub-01.nii.gz", scans() / "sub-00_ses-2.nii.gz");
    writeTextAtomically(list(),
                        R"({"training": ["sub-00"], "validation": [], "test": ["sub-00_ses-2"]})");
    HealthyScansOptions wanted = options();
    wanted.subjects = list().string();
    EXPECT_EQ(namesOf(findHealthyScans(wanted).training), Names{"sub-00"});
}

TEST_F(HealthyScansTest, ASubjectInTwoListsIsRefused) {
    addScans(2);
    writeTextAtomically(list(),
                        R"({"training": ["sub-00"], "validation": [], "test": ["sub-00"]})");
    HealthyScansOptions wanted = options();
    wanted.subjects = list().string();
    EXPECT_THROW((void)findHealthyScans(wanted), FileError);
}

TEST_F(HealthyScansTest, AScanWithTwoMasksIsRefused) {
    addScans(1);
    fs::create_directories(masks());
    writeTextAtomically(masks() / "sub-00_brain.nii.gz", "");
    writeTextAtomically(masks() / "sub-00_lesion.nii.gz", "");
    HealthyScansOptions wanted = options();
    wanted.masks = masks().string();
    EXPECT_THROW((void)findHealthyScans(wanted), FileError);
}

TEST_F(HealthyScansTest, FilesOfMacosAreSkippedAndCapitalEndingsTaken) {
    addScans(1);
    writeTextAtomically(scans() / "._sub-00.nii.gz", "");
    writeTextAtomically(scans() / "B.NII.GZ", "");
    fs::create_directories(scans() / "folder.nii");
    EXPECT_EQ(namesOf(findHealthyScans(options()).training), (Names{"B", "sub-00"}));
}

}  // namespace
}  // namespace disyre
