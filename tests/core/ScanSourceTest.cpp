// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ScanSource.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/workflows/DicomFacts.h"
#include "tests/support/Phantom.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

using test::TestDicom;

SourceScan opened(const fs::path& path, const SeriesChoice& choice = {}) {
    return readScanSource(path, choice, {}, StopToken());
}

MessageId sourceProblem(const fs::path& path, const SeriesChoice& choice = {}) {
    try {
        (void)opened(path, choice);
    } catch (const FileError& error) {
        return error.id();
    }
    ADD_FAILURE() << path << " was read";
    return MessageId::ProgramUnexpected;
}

bool isWarned(const SourceScan& scan, MessageId id) {
    return std::any_of(scan.info.warnings.begin(), scan.info.warnings.end(),
                       [id](const Message& warning) { return warning.id == id; });
}

class ScanSource : public ::testing::Test {
protected:
    void SetUp() override {
        test::writeTestSeries(scan_, 14);
        test::writeTestSeries(ct_, 14, [](TestDicom& file) {
            file.seriesUid = "1.2.3.4.2";
            file.seriesNumber = "4";
            file.modality = "CT";
        });
    }

    test::TemporaryFolder temporary_;
    fs::path folder_ = temporary_.path() / "patient";
    fs::path scan_ = folder_ / "t1";
    fs::path ct_ = folder_ / "ct";
};

TEST_F(ScanSource, KindsAreToldByContentAndName) {
    EXPECT_EQ(scanSourceKind(folder_), ScanSourceKind::Dicom);
    EXPECT_EQ(scanSourceKind(scan_ / "slice-001.dcm"), ScanSourceKind::Dicom);
    fs::rename(scan_ / "slice-001.dcm", scan_ / "IM000001");
    EXPECT_EQ(scanSourceKind(scan_ / "IM000001"), ScanSourceKind::Dicom);
    EXPECT_EQ(scanSourceKind(folder_ / "DICOMDIR"), ScanSourceKind::Dicom);
    EXPECT_EQ(scanSourceKind(folder_ / "missing.nii.gz"), ScanSourceKind::File);
}

TEST_F(ScanSource, ANiftiFileIsReadAsBefore) {
    const fs::path file = temporary_.path() / "scan.nii.gz";
    const Volume phantom = test::phantomBrain({20, 22, 18}, 1.5);
    writeScan(file, phantom);
    EXPECT_EQ(opened(file).volume.voxels, phantom.voxels);
    EXPECT_EQ(sourceProblem(file, {2, false}), MessageId::DicomSeriesUnknown);
    EXPECT_EQ(sourceProblem(temporary_.path() / "none.nii"), MessageId::ScanMissing);
}

TEST_F(ScanSource, AFolderIsItsLikeliestScan) {
    const SourceScan scan = opened(folder_);
    EXPECT_EQ(scan.volume.size, (Size3{6, 5, 14}));
    EXPECT_EQ(scan.title, "t1_mprage");
    EXPECT_EQ(scan.info.axes, "LPS");
    EXPECT_EQ(scan.info.dataType, "uint16");
    EXPECT_FALSE(isWarned(scan, MessageId::DicomSeriesChosen));
    test::writeTestSeries(folder_ / "again", 13,
                          [](TestDicom& file) { file.seriesUid = "1.2.3.4.7"; });
    EXPECT_TRUE(isWarned(opened(folder_), MessageId::DicomSeriesChosen));
}

TEST_F(ScanSource, ASingleFileIsItsWholeSeries) {
    test::writeTestSeries(scan_ / "..", 3, [](TestDicom& file) { file.seriesUid = "1.2.3.4.8"; });
    EXPECT_EQ(opened(scan_ / "slice-003.dcm").volume.size[2], 14);
    EXPECT_EQ(opened(folder_ / "slice-003.dcm").volume.size[2], 3);
}

TEST_F(ScanSource, SeriesThatAreNoScansAreReadOnlyWhereThatIsAskedFor) {
    EXPECT_EQ(sourceProblem(ct_), MessageId::DicomNoScan);
    EXPECT_EQ(sourceProblem(folder_, {2, false}), MessageId::DicomSeriesNotOffered);
    EXPECT_EQ(sourceProblem(folder_, {3, false}), MessageId::DicomSeriesUnknown);
    const SourceScan ct = opened(folder_, {2, true});
    EXPECT_EQ(ct.volume.size[2], 14);
    EXPECT_TRUE(isWarned(ct, MessageId::DicomSeriesOddPick));
}

TEST_F(ScanSource, FoldersWithoutImagesAndFilesThatFailAreSaid) {
    const fs::path empty = temporary_.path() / "empty";
    fs::create_directories(empty);
    EXPECT_EQ(sourceProblem(empty), MessageId::DicomNothingFound);
    const std::string damaged = std::string(128, '\0') + "DICMnonsense";
    writeTextAtomically(empty / "a.dcm", damaged);
    EXPECT_EQ(sourceProblem(empty), MessageId::DicomNoScan);
    EXPECT_EQ(sourceProblem(empty / "a.dcm"), MessageId::DicomHeaderDamaged);
    writeTextAtomically(scan_ / "a.dcm", damaged);
    EXPECT_TRUE(isWarned(opened(scan_), MessageId::DicomFilesLeftOut));
}

TEST_F(ScanSource, FactsNameEverySeriesAndWhyItIsNoScan) {
    const DicomListing listing = listScanSource(folder_, {}, StopToken());
    const std::string text = dicomListingText(listing);
    EXPECT_NE(text.find("1. t1_mprage  <- the likeliest scan"), std::string::npos) << text;
    EXPECT_NE(text.find("Mustermann Erika (id 17), 45 years"), std::string::npos) << text;
    EXPECT_NE(text.find("not MRI"), std::string::npos) << text;
    const Json json = parseJson(dicomListingToJson(listing));
    EXPECT_EQ(json["kind"], "dicom");
    ASSERT_EQ(json["series"].size(), 2u);
    EXPECT_EQ(json["series"][0]["number"], 1);
    EXPECT_EQ(json["series"][0]["likely"], true);
    EXPECT_EQ(json["series"][0]["size_voxels"], (Json{6, 5, 14}));
    EXPECT_EQ(json["series"][1]["offered"], false);
    EXPECT_EQ(json["series"][1]["kind"], "other-modality");
}

}  // namespace
}  // namespace disyre
