// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/ScanSurvey.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <limits>

#include "core/base/Error.h"
#include "core/image/Nifti.h"
#include "core/preprocess/Orientation.h"
#include "tests/support/Phantom.h"
#include "tests/support/Reorient.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

constexpr double kSpacing = 3.0;

class Survey : public testing::Test {
protected:
    fs::path write(const std::string& name, const Volume& volume) {
        const fs::path path = folder_.path() / name;
        writeScan(path, volume);
        return path;
    }
    static Volume brain(int variant = 0, double spacing = kSpacing) {
        return test::phantomBrain({48, 56, 40}, spacing, variant);
    }
    SurveyedScan survey(const std::string& name, const Volume& volume) {
        return surveyScan(write(name, volume), StopToken());
    }
    test::TemporaryFolder folder_;
};

bool has(const SurveyedScan& scan, ScanProblemKind kind) {
    return std::any_of(scan.problems.begin(), scan.problems.end(),
                       [kind](const ScanProblem& problem) { return problem.kind == kind; });
}

TEST_F(Survey, AGoodScanIsDescribed) {
    const SurveyedScan scan = survey("sub-07_T1w.nii.gz", brain());
    EXPECT_TRUE(scan.problems.empty()) << scan.problems.front().what.text();
    EXPECT_EQ(scan.size, (Size3{48, 56, 40}));
    EXPECT_NEAR(scan.spacing[2], kSpacing, 1e-5);
    EXPECT_EQ(scan.axes, "RAS");
    EXPECT_EQ(scan.subject, "sub-07");
    EXPECT_GT(scan.median, 50.0);
    EXPECT_LT(scan.median, 100.0);
    EXPECT_GT(scan.maximum, scan.median);
    EXPECT_EQ(scan.contentHash.size(), 64u);
    EXPECT_NEAR(scan.brainSlices, 33, 2);
    EXPECT_FALSE(scan.refused());
}

TEST_F(Survey, ThumbnailsShowTheMiddleUprightWithSquarePixels) {
    Volume volume = brain();
    // A bright mark lies at the patient's right, front and top in the middle slices.
    for (int z = 18; z < 23; ++z) {
        for (int y = 40; y < 45; ++y) {
            for (int x = 32; x < 37; ++x) {
                volume.at(x, y, z) = 500.0f;
            }
        }
    }
    const SurveyedScan scan = survey("a.nii", volume);
    const Thumbnail& axial = scan.thumbnails[0];
    EXPECT_EQ(axial.width, 48);
    EXPECT_EQ(axial.height, 56);
    ASSERT_EQ(axial.pixels.size(), 48u * 56u);
    EXPECT_EQ(axial.pixels[0], 0);
    const auto at = [&axial](int x, int y) {
        return axial.pixels[static_cast<std::size_t>(y * 48 + x)];
    };
    EXPECT_EQ(at(47 - 34, 55 - 42), 255);
    EXPECT_LT(at(34, 55 - 42), 250);
    EXPECT_LT(at(47 - 34, 42), 250);
}

TEST_F(Survey, ALargeScanGetsASmallThumbnailInItsProportions) {
    const SurveyedScan scan = survey("a.nii", test::phantomBrain({160, 80, 40}, 1.5));
    for (const Thumbnail& picture : scan.thumbnails) {
        EXPECT_LE(std::max(picture.width, picture.height), Thumbnail::kLargestSide);
        EXPECT_EQ(picture.pixels.size(), static_cast<std::size_t>(picture.width) *
                                             static_cast<std::size_t>(picture.height));
    }
    EXPECT_EQ(scan.thumbnails[0].width, 96);
    EXPECT_EQ(scan.thumbnails[0].height, 48);
}

TEST_F(Survey, BrokenFilesBecomeProblemsWithTheReadersSentence) {
    std::ofstream(folder_.path() / "text.nii") << "no scan";
    for (const char* name : {"text.nii", "missing.nii.gz"}) {
        const SurveyedScan scan = surveyScan(folder_.path() / name, StopToken());
        ASSERT_EQ(scan.problems.size(), 1u) << name;
        EXPECT_EQ(scan.problems[0].kind, ScanProblemKind::Unreadable);
        EXPECT_NE(scan.problems[0].what.text().find(name), std::string::npos);
        EXPECT_TRUE(scan.refused());
        EXPECT_TRUE(scan.contentHash.empty());
    }
    const SurveyedScan constant = survey("c.nii", Volume({20, 20, 20}, Affine{}, 7.0f));
    EXPECT_TRUE(has(constant, ScanProblemKind::Constant));
    EXPECT_TRUE(constant.refused());
}

TEST_F(Survey, FindsVoxelsThatAreNotNumbersFewSlicesAndSkulls) {
    Volume volume = brain();
    volume.at(24, 28, 20) = std::numeric_limits<float>::quiet_NaN();
    const SurveyedScan broken = survey("n.nii", volume);
    EXPECT_TRUE(has(broken, ScanProblemKind::NotFinite));
    EXPECT_FALSE(broken.refused());

    Volume thin = brain();
    for (int z = 0; z < 40; ++z) {
        for (std::size_t i = 0; i < thin.sliceSize() && (z < 20 || z > 24); ++i) {
            thin.voxels[thin.index(0, 0, z) + i] = 0.0f;
        }
    }
    const SurveyedScan few = survey("f.nii", thin);
    EXPECT_EQ(few.brainSlices, 5);
    EXPECT_TRUE(has(few, ScanProblemKind::TooFewSlices));
    EXPECT_TRUE(few.refused());

    const SurveyedScan large = survey("l.nii", brain(0, 5.0));
    EXPECT_TRUE(has(large, ScanProblemKind::NotStripped));
    EXPECT_FALSE(large.refused());
}

TEST_F(Survey, AScanWithAMaskNeedNotBeStripped) {
    Volume head = brain();
    for (std::size_t i = 0; i < head.voxels.size(); ++i) {
        head.voxels[i] =
            head.voxels[i] != 0.0f ? head.voxels[i] : 30.0f + static_cast<float>(i % 7);
    }
    const Mask inside = test::phantomMask(brain());
    Volume mask(head.size, head.affine);
    std::copy(inside.voxels.begin(), inside.voxels.end(), mask.voxels.begin());
    const fs::path maskFile = write("mask.nii.gz", mask);
    const fs::path scanFile = write("head.nii.gz", head);
    EXPECT_TRUE(has(surveyScan(scanFile, StopToken()), ScanProblemKind::NotStripped));
    const SurveyedScan masked = surveyScan(scanFile, StopToken(), maskFile);
    EXPECT_TRUE(masked.problems.empty()) << masked.problems.front().what.text();
    EXPECT_NEAR(masked.median, survey("brain.nii", brain()).median, 1e-6);
    const SurveyedScan missing = surveyScan(scanFile, StopToken(), folder_.path() / "none.nii");
    ASSERT_TRUE(missing.refused());
    EXPECT_NE(missing.problems.back().what.text().find("none.nii"), std::string::npos);
}

TEST_F(Survey, ComparisonFindsScansThatDifferFromMost) {
    std::vector<SurveyedScan> scans;
    for (int i = 0; i < 6; ++i) {
        scans.push_back(survey(std::to_string(i) + ".nii.gz", brain(i)));
    }
    const Volume turned = test::reoriented(brain(2), Orientation{{2, 0, 1}, {true, false, true}});
    scans.push_back(survey("copy.nii", turned));
    scans.push_back(survey("coarse.nii", brain(7, 3.4)));
    Volume bright = brain(8);
    for (float& value : bright.voxels) {
        value *= 20.0f;
    }
    scans.push_back(survey("bright.nii", bright));
    Volume other = brain(9);
    for (float& value : other.voxels) {
        value = value != 0.0f ? 120.0f - value : 0.0f;
    }
    scans.push_back(survey("t2.nii", other));
    scans.push_back(surveyScan(folder_.path() / "missing.nii", StopToken()));
    compareScans(scans);
    compareScans(scans);
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_TRUE(scans[i].problems.empty()) << i << scans[i].problems.front().what.text();
    }
    EXPECT_EQ(scans[6].problems.size(), 2u);
    EXPECT_TRUE(has(scans[6], ScanProblemKind::Duplicate));
    EXPECT_TRUE(has(scans[6], ScanProblemKind::OtherOrientation));
    EXPECT_TRUE(scans[6].refused());
    EXPECT_NE(scans[6].problems[0].what.text().find("2.nii.gz"), std::string::npos);
    EXPECT_EQ(scans[7].problems.size(), 1u);
    EXPECT_TRUE(has(scans[7], ScanProblemKind::OtherSpacing));
    EXPECT_EQ(scans[8].problems.size(), 1u);
    EXPECT_TRUE(has(scans[8], ScanProblemKind::IntensityOutlier));
    EXPECT_TRUE(has(scans[9], ScanProblemKind::OtherModality));
    EXPECT_EQ(scans[10].problems.size(), 1u);
    std::vector<SurveyedScan> none;
    compareScans(none);
}

TEST_F(Survey, FindsScansInSubfoldersAndStops) {
    fs::create_directories(folder_.path() / "sub-01" / "anat");
    fs::create_directories(folder_.path() / ".trash");
    const fs::path deep = write("sub-01/anat/a.nii", brain());
    const fs::path near = write("b.nii.gz", brain());
    write(".trash/c.nii", brain());
    std::ofstream(folder_.path() / "notes.txt") << "x";
    EXPECT_EQ(findScans(folder_.path(), StopToken()), (std::vector<fs::path>{near, deep}));
    EXPECT_THROW((void)findScans(folder_.path() / "none", StopToken()), FileError);
    StopToken stop;
    stop.requestStop();
    EXPECT_THROW((void)findScans(folder_.path(), stop), Stopped);
    EXPECT_THROW((void)surveyScan(near, stop), Stopped);
}

TEST(GuessSubject, UsesBidsThenPatientNumberThenStemThenFolder) {
    EXPECT_EQ(guessSubject("/d/sub-07/ses-1/anat/T1w.nii.gz"), "sub-07");
    EXPECT_EQ(guessSubject("/d/x_sub-A3_T1w.nii"), "sub-A3");
    EXPECT_EQ(guessSubject("/d/IXI012-HH-1211_T1.nii.gz"), "IXI012-HH-1211");
    EXPECT_EQ(guessSubject("/d/IXI012-HH-1211_T2_brain.nii.gz"), "IXI012-HH-1211");
    EXPECT_EQ(guessSubject("/d/Müller/T1.nii.gz"), "Müller");
    EXPECT_EQ(guessSubject("T1.nii"), "T1.nii");
    const std::string hashed = guessSubject("/d/a.dcm", "12345");
    EXPECT_EQ(hashed.size(), 15u);
    EXPECT_EQ(hashed.find("12345"), std::string::npos);
    EXPECT_EQ(guessSubject("/other/b.dcm", "12345"), hashed);
    EXPECT_EQ(guessSubject("/sub-1/b.dcm", "12345"), "sub-1");
}

TEST(ScanSurveyOnRealData, HealthyScansPassAndAnotherContrastIsFound) {
    const fs::path data = test::dataFolder();
    if (data.empty()) {
        GTEST_SKIP() << "DISYRE_DATA_DIR names no folder";
    }
    std::vector<fs::path> files = findScans(data / "healthy_t1_ixi" / "T1", StopToken());
    ASSERT_GE(files.size(), 4u);
    files.resize(4);
    files.push_back(data / "healthy_other" / "rorden_M2208_T2w_stripped.nii.gz");
    std::vector<SurveyedScan> scans;
    for (const fs::path& file : files) {
        scans.push_back(surveyScan(file, StopToken()));
    }
    compareScans(scans);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_FALSE(scans[i].refused()) << scans[i].problems.front().what.text();
        EXPECT_FALSE(has(scans[i], ScanProblemKind::OtherModality)) << i;
        EXPECT_TRUE(scans[i].subject.starts_with("IXI")) << scans[i].subject;
    }
    EXPECT_TRUE(has(scans[4], ScanProblemKind::OtherModality));
}

TEST_F(Survey, FilesOfMacosAreSkippedAndCapitalEndingsTaken) {
    write("A.NII", brain());
    write("._B.nii", brain());
    EXPECT_EQ(findScans(folder_.path(), StopToken()),
              std::vector<fs::path>{folder_.path() / "A.NII"});
}

TEST_F(Survey, WhatIsDoubtfulAboutAMaskIsAProblemOfTheScan) {
    const Volume scan = brain();
    Volume mask = scan;
    for (float& value : mask.voxels) {
        value = value > 0.0f ? 1.0f : 0.0f;
    }
    const fs::path file = write("scan.nii", scan);
    const StopToken stop;
    EXPECT_FALSE(
        has(surveyScan(file, stop, write("mask.nii", mask)), ScanProblemKind::MaskDoubtful));
    mask.affine = axisAlignedAffine({kSpacing, kSpacing, kSpacing}, {});
    EXPECT_TRUE(
        has(surveyScan(file, stop, write("mask.nii", mask)), ScanProblemKind::MaskDoubtful));
}

}  // namespace
}  // namespace disyre
