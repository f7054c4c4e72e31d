// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ScanTree.h"

#include <gtest/gtest.h>

#include <fstream>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

class ScanTreeTest : public ::testing::Test {
protected:
    /// Makes an empty file, or one that begins as DICOM files do.
    fs::path make(const std::string& name, bool isDicom = false) const {
        fs::path file = folder_.path() / name;
        fs::create_directories(file.parent_path());
        std::ofstream stream(file, std::ios::binary);
        if (isDicom) {
            stream << std::string(128, '\0') << "DICM";
        }
        return file;
    }
    [[nodiscard]] ScanTree found(bool searches = true) const {
        ScanTreeRequest request;
        request.places = {folder_.path()};
        request.searchesFolders = searches;
        request.results = folder_.path() / "out";
        return findScans(request);
    }
    static std::vector<std::string> namesOf(const ScanTree& tree) {
        std::vector<std::string> names;
        for (const ScanInTree& scan : tree.scans) {
            names.push_back(scan.name.generic_string());
        }
        return names;
    }
    using Names = std::vector<std::string>;

    test::TemporaryFolder folder_;
};

TEST_F(ScanTreeTest, AFolderIsSearchedForFilesAndForFoldersWithDicomFiles) {
    make("b/scan.nii.gz");
    make("a.nii");
    make("notes.txt");
    make("c/series/IM0001", true);
    make("c/series/IM0002", true);
    make(".hidden/x.nii");
    const ScanTree tree = found();
    EXPECT_EQ(namesOf(tree), (Names{"a", "b/scan", "c/series"}));
    EXPECT_EQ(tree.scans.back().scan, folder_.path() / "c/series");
    EXPECT_TRUE(tree.warnings.empty());
}

TEST_F(ScanTreeTest, ResultsOfThisProgramAreNoScans) {
    make("scan.nii.gz");
    make("out/other/anomaly_map.nii.gz");
    make("healed/result.json");
    make("healed/anomaly_map.nii.gz");
    EXPECT_EQ(namesOf(found()), Names{"scan"});
}

TEST_F(ScanTreeTest, OfABidsDatasetTheRawImagesOfTheContrastAreTaken) {
    make("dataset_description.json");
    make("sub-01/ses-1/anat/sub-01_ses-1_T1w.nii.gz");
    make("sub-01/ses-1/anat/sub-01_ses-1_T2w.nii.gz");
    make("sub-01/ses-1/func/sub-01_ses-1_T1w.nii.gz");
    make("sub-02/anat/sub-02_T1w.nii");
    make("sub-02/anat/sub-02_FLAIR.nii.gz");
    make("derivatives/x/sub-01/anat/sub-01_T1w.nii.gz");
    EXPECT_TRUE(isBidsDataset(folder_.path()));
    EXPECT_EQ(namesOf(found(false)),
              (Names{"sub-01/ses-1/anat/sub-01_ses-1_T1w", "sub-02/anat/sub-02_T1w"}));
    ScanTreeRequest request;
    request.places = {folder_.path()};
    request.modality = "FLAIR";
    EXPECT_EQ(namesOf(findScans(request)), Names{"sub-02/anat/sub-02_FLAIR"});
    request.modality = "PD";
    try {
        (void)findScans(request);
        FAIL() << "there is no PD image";
    } catch (const ScanError& error) {
        EXPECT_EQ(error.id(), MessageId::TreeNoScanOfContrast);
    }
}

TEST_F(ScanTreeTest, ScansOfTheSameNameGetFoldersOfTheirOwn) {
    ScanTreeRequest request;
    request.places = {make("a/t1.nii.gz"), make("b/t1.nii.gz"), make("b/t1_2.nii.gz")};
    EXPECT_EQ(namesOf(findScans(request)), (Names{"t1", "t1_2", "t1_2_2"}));
}

TEST_F(ScanTreeTest, AFolderThatIsNotSearchedIsOneDicomScan) {
    make("IM1", true);
    EXPECT_FALSE(holdsNamedScans(folder_.path()));
    const ScanTree tree = found(false);
    ASSERT_EQ(tree.scans.size(), 1u);
    EXPECT_EQ(tree.scans[0].scan, folder_.path());
    EXPECT_EQ(tree.scans[0].name, folder_.path().filename());
}

TEST_F(ScanTreeTest, AFolderWithFilesNamedLikeScansIsSearchedUnasked) {
    make("a.nii");
    make("b.nii.gz");
    make("notes.txt");
    EXPECT_TRUE(holdsNamedScans(folder_.path()));
    EXPECT_EQ(namesOf(found(false)), (Names{"a", "b"}));
    EXPECT_FALSE(holdsNamedScans(folder_.path() / "a.nii")) << "a file is no folder";
}

TEST_F(ScanTreeTest, WhatIsMissingOrEmptyIsSaid) {
    make("notes.txt");
    try {
        (void)found();
        FAIL() << "there is no scan";
    } catch (const ScanError& error) {
        EXPECT_EQ(error.id(), MessageId::TreeNoScan);
    }
    ScanTreeRequest request;
    request.places = {folder_.path() / "missing"};
    EXPECT_THROW((void)findScans(request), FileError);
}

TEST(ShardTest, EveryScanIsInExactlyOnePart) {
    std::vector<ScanInTree> scans;
    scans.reserve(7);
    for (int i = 0; i < 7; ++i) {
        scans.push_back({std::to_string(i), std::to_string(i)});
    }
    std::vector<int> times(7, 0);
    for (std::size_t part = 1; part <= 3; ++part) {
        for (const ScanInTree& scan : shardOf(scans, part, 3)) {
            ++times[static_cast<std::size_t>(std::stoi(scan.name.string()))];
        }
    }
    EXPECT_EQ(times, std::vector<int>(7, 1));
    EXPECT_THROW((void)shardOf(scans, 4, 3), SettingsError);
    EXPECT_THROW((void)shardOf(scans, 0, 3), SettingsError);
}

}  // namespace
}  // namespace disyre
