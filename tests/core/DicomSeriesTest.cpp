// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomSeries.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

using test::TestDicom;
using test::writeTestDicom;
using test::writeTestSeries;

DicomListing listed(const fs::path& place) {
    return listDicom(place, {}, StopToken());
}

bool warnsOf(const DicomSeries& series, MessageId id) {
    return std::any_of(series.warnings.begin(), series.warnings.end(),
                       [id](const Message& warning) { return warning.id == id; });
}

/// The reason why the only series of a folder is not offered.
MessageId onlyRefusal(const fs::path& folder) {
    const DicomListing listing = listed(folder);
    EXPECT_EQ(listing.series.size(), 1u);
    EXPECT_FALSE(listing.likeliest());
    return listing.series.empty() || !listing.series[0].refusal ? MessageId::ProgramUnexpected
                                                                : listing.series[0].refusal->id;
}

class DicomSeriesTest : public ::testing::Test {
protected:
    test::TemporaryFolder temporary_;
    fs::path folder_ = temporary_.path() / "scan";
};

TEST_F(DicomSeriesTest, SlicesAreSortedAlongTheirNormalWhateverTheirNames) {
    writeTestSeries(folder_, 16,
                    [](TestDicom& file) { file.position[2] = 2.0 * ((7 * file.instance) % 16); });
    const DicomListing listing = listed(temporary_.path());
    ASSERT_EQ(listing.series.size(), 1u);
    const DicomSeries& series = listing.series[0];
    EXPECT_TRUE(series.isOffered()) << series.refusal->text();
    EXPECT_TRUE(series.likely);
    EXPECT_EQ(series.size, (Size3{6, 5, 16}));
    EXPECT_EQ(series.files, 16u);
    for (std::size_t i = 1; i < series.slices.size(); ++i) {
        EXPECT_DOUBLE_EQ(series.slices[i].place - series.slices[i - 1].place, 2.0);
    }
    EXPECT_NEAR(series.spacing[0], 0.5, 1e-9);
    EXPECT_NEAR(series.spacing[1], 1.5, 1e-9);
    EXPECT_NEAR(series.spacing[2], 2.0, 1e-9);
    // Columns run to the left and rows to the back; in RAS both steps are negative.
    EXPECT_NEAR(series.affine[0][0], -0.5, 1e-9);
    EXPECT_NEAR(series.affine[1][1], -1.5, 1e-9);
    EXPECT_NEAR(series.affine[2][2], 2.0, 1e-9);
    EXPECT_TRUE(listing.skipped.empty());
}

TEST_F(DicomSeriesTest, ASliceOfAnotherPatientIsNeverMerged) {
    writeTestSeries(folder_, 16, [](TestDicom& file) {
        if (file.instance == 5) {
            file.patientId = "18";
            file.patientName = "Mustermann^Max";
        }
    });
    const DicomListing listing = listed(folder_);
    ASSERT_EQ(listing.series.size(), 2u);
    const auto& mine = listing.series[0].slices.size() > 1 ? listing.series[0] : listing.series[1];
    const auto& other = listing.series[0].slices.size() > 1 ? listing.series[1] : listing.series[0];
    EXPECT_EQ(mine.slices.size(), 15u);
    EXPECT_EQ(other.slices.size(), 1u);
    EXPECT_TRUE(warnsOf(mine, MessageId::DicomSeveralPatients));
    EXPECT_EQ(other.refusal->id, MessageId::DicomIsSingleSlice);
}

TEST_F(DicomSeriesTest, SeriesOrientationsEchoesAndMatricesAreKeptApart) {
    writeTestSeries(folder_ / "a", 14);
    writeTestSeries(folder_ / "b", 14, [](TestDicom& file) { file.seriesUid = "1.2.3.4.2"; });
    writeTestSeries(folder_ / "c", 14, [](TestDicom& file) { file.echoNumber = "2"; });
    writeTestSeries(folder_ / "d", 14, [](TestDicom& file) { file.rows = 4; });
    writeTestSeries(folder_ / "e", 14, [](TestDicom& file) {
        file.orientation = {1, 0, 0, 0, 0, -1};
        file.position = {0, 2.0 * file.instance, 0};
        file.sopInstance = "1.9.1." + std::to_string(file.instance);
    });
    // Instances of another echo or matrix have identities of their own.
    const DicomListing listing = listed(folder_);
    EXPECT_EQ(listing.series.size(), 5u);
    EXPECT_EQ(listing.scans(), 5u);
}

TEST_F(DicomSeriesTest, OneMissingSliceIsSaidAndTwoAreRefused) {
    writeTestSeries(folder_, 20);
    fs::remove(folder_ / "slice-008.dcm");
    const DicomListing listing = listed(folder_);
    EXPECT_TRUE(listing.series.at(0).isOffered());
    EXPECT_TRUE(warnsOf(listing.series[0], MessageId::DicomSlicesFilled));
    EXPECT_EQ(listing.series[0].size[2], 20);
    fs::remove(folder_ / "slice-009.dcm");
    EXPECT_EQ(onlyRefusal(folder_), MessageId::DicomSlicesMissing);
}

TEST_F(DicomSeriesTest, ADoubledSliceIsTakenOnce) {
    writeTestSeries(folder_, 20);
    fs::copy_file(folder_ / "slice-008.dcm", folder_ / "copy.dcm");
    const DicomListing listing = listed(folder_);
    EXPECT_EQ(listing.series.at(0).slices.size(), 20u);
    EXPECT_TRUE(warnsOf(listing.series[0], MessageId::DicomSlicesDoubled));
    EXPECT_TRUE(listing.series[0].isOffered());
}

TEST_F(DicomSeriesTest, VolumesOfOneSeriesAreDividedOrRefused) {
    const auto twice = [this](const std::function<void(TestDicom&)>& change) {
        fs::remove_all(folder_);
        writeTestSeries(folder_ / "1", 14);
        writeTestSeries(folder_ / "2", 14, [&change](TestDicom& file) {
            file.instance += 14;
            change(file);
        });
    };
    twice([](TestDicom& file) { file.acquisition = 2; });
    EXPECT_EQ(listed(folder_).scans(), 2u);
    twice([](TestDicom& file) { file.imageType = "ORIGINAL\\PRIMARY\\P"; });
    EXPECT_EQ(listed(folder_).scans(), 2u);
    twice([](TestDicom&) {});
    EXPECT_EQ(onlyRefusal(folder_), MessageId::DicomSeveralVolumes);
}

TEST_F(DicomSeriesTest, GantryTiltShearsTheAffineAndIsSaid) {
    writeTestSeries(folder_, 16, [](TestDicom& file) {
        file.position[1] = file.position[2] * std::tan(15.0 * std::acos(-1.0) / 180.0);
    });
    const DicomListing listing = listed(folder_);
    const DicomSeries& series = listing.series.at(0);
    EXPECT_TRUE(series.isOffered());
    EXPECT_TRUE(warnsOf(series, MessageId::DicomTilt));
    EXPECT_NEAR(series.affine[1][2], -2.0 * std::tan(15.0 * std::acos(-1.0) / 180.0), 1e-6);
    EXPECT_NEAR(series.affine[2][2], 2.0, 1e-9);
}

TEST_F(DicomSeriesTest, SlicesThatLieBesideTheRowAreRefused) {
    writeTestSeries(folder_, 16,
                    [](TestDicom& file) { file.position[0] = file.instance == 8 ? 40.0 : 0.0; });
    EXPECT_EQ(onlyRefusal(folder_), MessageId::DicomSlicesScattered);
}

TEST_F(DicomSeriesTest, WhatIsNoScanIsNamedAndNotOffered) {
    struct Case {
        std::function<void(TestDicom&)> change;
        DicomKind kind;
        MessageId reason;
    };
    const std::vector<Case> cases = {
        {[](TestDicom& file) { file.modality = "CT"; }, DicomKind::OtherModality,
         MessageId::DicomIsModality},
        {[](TestDicom& file) { file.imageType = "ORIGINAL\\PRIMARY\\LOCALIZER"; },
         DicomKind::Localiser, MessageId::DicomIsLocaliser},
        {[](TestDicom& file) { file.description = "AAHead_Scout"; }, DicomKind::Localiser,
         MessageId::DicomIsLocaliser},
        {[](TestDicom& file) {
             file.samples = 3;
             file.bitsAllocated = 8;
             file.bitsStored = 8;
             file.photometric = "RGB";
         },
         DicomKind::Picture, MessageId::DicomIsColour},
        {[](TestDicom& file) { file.sopClass = "1.2.840.10008.5.1.4.1.1.7"; }, DicomKind::Picture,
         MessageId::DicomIsScreenshot},
        {[](TestDicom& file) {
             file.modality = "SEG";
             file.sopClass = "1.2.840.10008.5.1.4.1.1.66.4";
         },
         DicomKind::Segmentation, MessageId::DicomIsSegmentation},
        {[](TestDicom& file) {
             file.modality = "SR";
             file.sopClass = "1.2.840.10008.5.1.4.1.1.88.11";
             file.rows = 0;
         },
         DicomKind::Document, MessageId::DicomIsDocument},
        {[](TestDicom& file) { file.imageType = "ORIGINAL\\PRIMARY\\M\\MOSAIC"; }, DicomKind::Scan,
         MessageId::DicomIsMosaic},
        {[](TestDicom& file) { file.hasGeometry = false; }, DicomKind::Scan,
         MessageId::DicomNoPlace}};
    for (const Case& each : cases) {
        fs::remove_all(folder_);
        writeTestSeries(folder_, 14, each.change);
        EXPECT_EQ(onlyRefusal(folder_), each.reason) << nameOf(each.kind);
        EXPECT_EQ(listed(folder_).series.at(0).kind, each.kind);
    }
}

TEST_F(DicomSeriesTest, FewSlicesInThreeDirectionsAreALocaliser) {
    const std::array<std::array<double, 6>, 3> directions{
        {{1, 0, 0, 0, 1, 0}, {1, 0, 0, 0, 0, -1}, {0, 1, 0, 0, 0, -1}}};
    writeTestSeries(folder_, 9, [&directions](TestDicom& file) {
        file.description = "head";
        file.orientation = directions[static_cast<std::size_t>(file.instance % 3)];
        file.position = {3.0 * file.instance, 3.0 * file.instance, 3.0 * file.instance};
    });
    for (const DicomSeries& series : listed(folder_).series) {
        EXPECT_EQ(series.kind, DicomKind::Localiser);
        EXPECT_FALSE(series.isOffered());
    }
}

TEST_F(DicomSeriesTest, TheThreeDimensionalT1ScanWithMostSlicesIsTheLikeliest) {
    writeTestSeries(folder_ / "t2", 30, [](TestDicom& file) {
        file.seriesUid = "1.2.3.4.2";
        file.description = "t2_tse";
        file.acquisitionType = "2D";
    });
    writeTestSeries(folder_ / "short", 14, [](TestDicom& file) { file.seriesUid = "1.2.3.4.5"; });
    writeTestSeries(folder_ / "t1", 20, [](TestDicom& file) { file.seriesUid = "1.2.3.4.3"; });
    writeTestSeries(folder_ / "ct", 40, [](TestDicom& file) {
        file.seriesUid = "1.2.3.4.4";
        file.modality = "CT";
    });
    const DicomListing listing = listed(folder_);
    ASSERT_EQ(listing.series.size(), 4u);
    EXPECT_EQ(listing.scans(), 3u);
    ASSERT_TRUE(listing.likeliest());
    EXPECT_EQ(listing.series[*listing.likeliest()].header().seriesUid, "1.2.3.4.3");
}

TEST_F(DicomSeriesTest, WarningsSayWhatMakesMapsDoubtful) {
    writeTestSeries(folder_, 10, [](TestDicom& file) {
        file.contrastAgent = "Gadovist";
        file.patientAge = "003Y";
        file.lossy = "01";
        file.position[2] = 5.0 * file.instance;
    });
    const DicomSeries series = listed(folder_).series.at(0);
    for (const MessageId id : {MessageId::DicomLossy, MessageId::DicomFewSlices}) {
        EXPECT_TRUE(warnsOf(series, id));
    }
    // What a model's card decides about is told by the scan's scope.
    EXPECT_EQ(series.header().contrastAgent, "Gadovist");
    EXPECT_EQ(series.header().patientAge, 3.0);
    EXPECT_NEAR(series.spacing[2], 5.0, 1e-6);
}

TEST_F(DicomSeriesTest, AnUnreadableFileIsListedAndHidesNothing) {
    writeTestSeries(folder_, 16);
    writeTextAtomically(folder_ / "broken.dcm", std::string(128, '\0') + "DICMnonsense");
    writeTextAtomically(folder_ / "letter.txt", "Dear colleague, here are the images of the head.");
    const DicomListing listing = listed(folder_);
    EXPECT_EQ(listing.series.at(0).slices.size(), 16u);
    ASSERT_EQ(listing.skipped.size(), 1u);
    EXPECT_EQ(listing.skipped[0].file, folder_ / "broken.dcm");
    EXPECT_EQ(listing.skipped[0].reason.id, MessageId::DicomHeaderDamaged);
    EXPECT_NE(listing.skipped[0].reason.text().find("broken.dcm"), std::string::npos);
    EXPECT_EQ(listing.otherFiles, 1u);
    EXPECT_EQ(listing.filesLookedAt, 18u);
}

TEST_F(DicomSeriesTest, AnEmptyFolderHoldsNothing) {
    fs::create_directories(folder_);
    EXPECT_TRUE(listed(folder_).series.empty());
}

TEST_F(DicomSeriesTest, APlaceThatIsMissingOrVanishesIsRefused) {
    EXPECT_THROW((void)listed(folder_), FileError);
    writeTestSeries(folder_, 8);
    const auto vanish = [this](std::size_t done, std::size_t) {
        if (done == 3) {
            fs::remove_all(folder_);
        }
    };
    try {
        (void)listDicom(folder_, vanish, StopToken());
        ADD_FAILURE() << "it was listed";
    } catch (const FileError& error) {
        EXPECT_EQ(error.id(), MessageId::SurveyFolderGone);
        EXPECT_EQ(error.file(), folder_);
    }
}

TEST_F(DicomSeriesTest, ProgressIsToldAndAStopIsObeyed) {
    writeTestSeries(folder_, 8);
    StopToken stop;
    std::size_t last = 0;
    const auto stopAtThree = [&](std::size_t done, std::size_t total) {
        EXPECT_EQ(total, 8u);
        last = done;
        if (done == 3) {
            stop.requestStop();
        }
    };
    EXPECT_THROW((void)listDicom(folder_, stopAtThree, stop), Stopped);
    EXPECT_EQ(last, 3u);
}

TEST_F(DicomSeriesTest, ADicomdirNamesItsFiles) {
    writeTestSeries(temporary_.path() / "images", 14);
    writeTestSeries(temporary_.path() / "others", 3,
                    [](TestDicom& file) { file.seriesUid = "1.2.3.4.9"; });
    std::vector<std::string> names;
    for (int i = 1; i <= 14; ++i) {
        names.push_back(fmt::format("IMAGES\\SLICE-{:03}.DCM", i));
    }
    names.push_back("IMAGES\\GONE");
    names.push_back("..\\..\\etc\\passwd");
    const fs::path directory = temporary_.path() / "DICOMDIR";
    test::writeTestDicomDirectory(directory, names);
    const DicomListing listing = listed(directory);
    ASSERT_EQ(listing.series.size(), 1u);
    EXPECT_EQ(listing.series[0].slices.size(), 14u);
    ASSERT_EQ(listing.skipped.size(), 2u);
    EXPECT_EQ(listing.skipped[0].reason.id, MessageId::DicomDirectoryFileMissing);
    test::writeTestDicomDirectory(directory, {});
    EXPECT_THROW((void)listed(directory), ScanError);
}

TEST_F(DicomSeriesTest, AnEnhancedFileIsASeriesByItself) {
    TestDicom file;
    file.sopClass = "1.2.840.10008.5.1.4.1.1.4.1";
    for (int i = 0; i < 14; ++i) {
        file.framePositions.push_back({0, 0, 3.0 * ((5 * i) % 14)});
    }
    fs::create_directories(folder_);
    writeTestDicom(folder_ / "enhanced", file);
    const DicomListing listing = listed(folder_ / "enhanced");
    ASSERT_EQ(listing.series.size(), 1u);
    EXPECT_TRUE(listing.series[0].isOffered());
    EXPECT_EQ(listing.series[0].size, (Size3{6, 5, 14}));
    EXPECT_EQ(listing.series[0].slices[1].frame, 3u);
}

}  // namespace
}  // namespace disyre
