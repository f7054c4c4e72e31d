// SPDX-License-Identifier: GPL-3.0-or-later
// What is written as DICOM is read back by the program's own reader, and checked by dciodvfy where
// that is installed (package dicom3tools).
#include "core/dicom/DicomOutput.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <optional>
#include <regex>
#include <set>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomHeader.h"
#include "core/dicom/DicomSegments.h"
#include "core/dicom/DicomVolume.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/ScanFixtures.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

/// Returns what a command prints, with its errors; nothing if it cannot be started.
std::optional<std::string> printedBy(const std::string& command) {
    std::FILE* pipe = popen((command + " 2>&1; echo \"exit=$?\"").c_str(), "r");
    if (pipe == nullptr) {
        return std::nullopt;
    }
    std::string text;
    std::array<char, 4096> part{};
    while (std::fgets(part.data(), part.size(), pipe) != nullptr) {
        text += part.data();
    }
    pclose(pipe);
    return text.find("exit=127") == std::string::npos ? std::optional(text) : std::nullopt;
}

/// Fails the test at each line in which dciodvfy finds an error.
void expectValid(const fs::path& file) {
    const auto text = printedBy("dciodvfy '" + file.string() + "'");
    if (!text) {
        GTEST_SKIP() << "dciodvfy is not installed (package dicom3tools)";
    }
    EXPECT_EQ(text->find("Error"), std::string::npos) << *text;
}

class DicomOutput : public ::testing::Test {
protected:
    /// Writes an oblique series with a frame of reference and reads how it is laid out.
    void makeSource(const std::function<void(test::TestDicom&)>& change = {}) {
        test::writeTestSeries(folder_.path() / "source", kSlices, [&](test::TestDicom& file) {
            file.frameOfReference = "1.2.3.4.9";
            file.patientBirthDate = "19700531";
            if (change) {
                change(file);
            }
        });
        listing_ = listDicom(folder_.path() / "source", {}, {});
        ASSERT_EQ(listing_.series.size(), 1u);
    }
    [[nodiscard]] const DicomSeries& source() const { return listing_.series.front(); }
    [[nodiscard]] fs::path path(const std::string& name) const { return folder_.path() / name; }

    /// Two segments that share a voxel and have one slice without any between them.
    [[nodiscard]] std::vector<DicomSegment> segments() const {
        std::vector<DicomSegment> list;
        list.push_back({"Finding 1", "2 ml", {255, 0, 0}, Mask(source().size)});
        list.push_back(
            {"Gr\xc3\xbc\xc3\x9f"
             "e",
             "0.4 ml",
             {0, 128, 255},
             Mask(source().size)});
        for (int x = 1; x < 4; ++x) {
            list[0].mask.at(x, 2, 1) = 1;
            list[0].mask.at(x, 3, 3) = 1;
            list[1].mask.at(x, x, 3) = 1;
        }
        list[1].mask.at(5, 4, 4) = 1;
        return list;
    }
    [[nodiscard]] Volume map() const {
        Volume map(source().size, source().affine);
        for (std::size_t i = 0; i < map.voxels.size(); ++i) {
            map.voxels[i] = 0.001f * static_cast<float>(i) + 1e-7f;
        }
        return map;
    }

    static constexpr int kSlices = 5;
    test::TemporaryFolder folder_;
    DicomListing listing_;
};

TEST_F(DicomOutput, UidsAreOfTheUuidFormAndDiffer) {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        const std::string uid = newDicomUid();
        EXPECT_TRUE(std::regex_match(uid, std::regex(R"(2\.25\.[1-9][0-9]{30,38})"))) << uid;
        EXPECT_TRUE(seen.insert(uid).second);
    }
}

TEST_F(DicomOutput, SegmentsAreReadBackVoxelByVoxel) {
    makeSource();
    writeDicomSegmentation(path("seg.dcm"), source(), segments(), {});
    const auto masks = readDicomSegments(path("seg.dcm"), source());
    ASSERT_EQ(masks.size(), 2u);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(masks[i].voxels, segments()[i].mask.voxels) << i;
    }
    const DicomHeader header = readDicomHeader(path("seg.dcm"));
    EXPECT_EQ(header.frames.size(), 4u);
    EXPECT_EQ(judgeDicom(header).kind, DicomKind::Segmentation);
}

TEST_F(DicomOutput, SegmentsOfAnObliqueSeriesAreReadBack) {
    makeSource([](test::TestDicom& file) {
        file.orientation = {0.8, 0.6, 0, 0, 0, -1};
        const double place = file.position[2];
        file.position = {-0.6 * place + 12.345678, 0.8 * place - 98.7654321, 33.3333333};
    });
    writeDicomSegmentation(path("seg.dcm"), source(), segments(), {});
    const auto masks = readDicomSegments(path("seg.dcm"), source());
    ASSERT_EQ(masks.size(), 2u);
    EXPECT_EQ(masks[1].voxels, segments()[1].mask.voxels);
}

TEST_F(DicomOutput, SegmentsOfAnotherScanAreRefused) {
    makeSource();
    writeDicomSegmentation(path("seg.dcm"), source(), segments(), {});
    test::writeTestSeries(folder_.path() / "other", kSlices, [](test::TestDicom& file) {
        file.seriesUid = "1.2.3.4.77";
        file.position[0] += 3.0;
    });
    const DicomListing other = listDicom(folder_.path() / "other", {}, {});
    try {
        (void)readDicomSegments(path("seg.dcm"), other.series.front());
        FAIL();
    } catch (const ScanError& error) {
        EXPECT_EQ(error.id(), MessageId::DicomSegmentsElsewhere);
    }
}

TEST_F(DicomOutput, TheMapIsReadBackBitForBitByTheProgramsReader) {
    makeSource();
    fs::create_directories(path("map"));
    writeDicomParametricMap(path("map/map.dcm"), source(), map(),
                            {"ANOMALY_SCORE", "Anomaly score"}, {});
    const DicomListing listing = listDicom(path("map"), {}, {});
    ASSERT_EQ(listing.series.size(), 1u);
    EXPECT_EQ(listing.series[0].kind, DicomKind::Map);
    EXPECT_FALSE(listing.series[0].isOffered());
    const Volume read = readDicomVolume(listing.series[0], {}, {});
    ASSERT_EQ(read.size, source().size);
    EXPECT_EQ(read.voxels, map().voxels);
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 4; ++column) {
            EXPECT_NEAR(read.affine[row][column], source().affine[row][column], 1e-6);
        }
    }
}

TEST_F(DicomOutput, EachObjectBelongsToThePatientStudyAndFrameOfTheSource) {
    makeSource();
    writeDicomSegmentation(path("seg.dcm"), source(), segments(), {});
    writeDicomParametricMap(path("map.dcm"), source(), map(), {"ANOMALY_SCORE", "Anomaly score"},
                            {});
    writeDicomPdf(path("report.dcm"), source(), "%PDF-1.4 odd", "Report of DISYRE");
    std::set<std::string> series{source().header().seriesUid};
    std::set<std::string> instances;
    for (const char* name : {"seg.dcm", "map.dcm", "report.dcm"}) {
        const DicomHeader header = readDicomHeader(path(name));
        EXPECT_EQ(header.studyUid, source().header().studyUid) << name;
        EXPECT_EQ(header.patientId, source().header().patientId) << name;
        EXPECT_EQ(header.patientName, source().header().patientName) << name;
        EXPECT_EQ(header.patientBirthDate, source().header().patientBirthDate) << name;
        EXPECT_NE(header.description.find("not a medical device"), std::string::npos) << name;
        EXPECT_TRUE(series.insert(header.seriesUid).second) << name;
        EXPECT_TRUE(instances.insert(header.sopInstance).second) << name;
        EXPECT_TRUE(header.sopInstance.starts_with("2.25.")) << name;
    }
    for (const char* name : {"seg.dcm", "map.dcm"}) {
        // The frame of reference and every image of the source stand in the file.
        const std::string bytes = readTextFile(path(name));
        EXPECT_NE(bytes.find("1.2.3.4.9"), std::string::npos) << name;
        EXPECT_NE(bytes.find(source().slices[3].header->sopInstance), std::string::npos) << name;
    }
    EXPECT_NE(readTextFile(path("report.dcm")).find("%PDF-1.4 odd"), std::string::npos);
}

TEST_F(DicomOutput, ASeriesWithoutIdentifiersIsRefused) {
    makeSource([](test::TestDicom& file) { file.frameOfReference.clear(); });
    try {
        writeDicomSegmentation(path("seg.dcm"), source(), segments(), {});
        FAIL();
    } catch (const FileError& error) {
        EXPECT_EQ(error.id(), MessageId::DicomOutNoReferences);
    }
    EXPECT_FALSE(fs::exists(path("seg.dcm")));
}

TEST_F(DicomOutput, AStopLeavesNoFile) {
    makeSource();
    StopToken stop;
    stop.requestStop();
    EXPECT_THROW(writeDicomParametricMap(path("map.dcm"), source(), map(), {"A", "B"}, stop),
                 Stopped);
    EXPECT_FALSE(fs::exists(path("map.dcm")));
}

TEST_F(DicomOutput, TheSegmentationIsValid) {
    makeSource();
    writeDicomSegmentation(path("seg.dcm"), source(), segments(), {});
    expectValid(path("seg.dcm"));
}

TEST_F(DicomOutput, TheParametricMapIsValid) {
    makeSource();
    writeDicomParametricMap(path("map.dcm"), source(), map(), {"ANOMALY_SCORE", "Anomaly score"},
                            {});
    expectValid(path("map.dcm"));
}

TEST_F(DicomOutput, TheReportIsValid) {
    makeSource();
    writeDicomPdf(path("report.dcm"), source(), "%PDF-1.4 odd", "Report of DISYRE");
    expectValid(path("report.dcm"));
}

}  // namespace
}  // namespace disyre
