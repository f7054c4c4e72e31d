// SPDX-License-Identifier: GPL-3.0-or-later
// From a DICOM series through a healing to DICOM objects, and back onto the series.
#include "core/workflows/DicomExport.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomSegments.h"
#include "core/dicom/DicomVolume.h"
#include "core/healing/ResultFiles.h"
#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "core/workflows/Heal.h"
#include "core/workflows/ReviewFile.h"
#include "core/workflows/SavedResult.h"
#include "tests/support/FakeHealer.h"
#include "tests/support/Phantom.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

class DicomExportTest : public testing::Test {
protected:
    /// Heals a phantom that lies in a folder as a DICOM series.
    void heal() {
        const Volume scan = test::phantomBrain();
        test::writeTestSeries(dicom(), scan.size[2], [&](test::TestDicom& file) {
            file.frameOfReference = "1.2.3.4.9";
            file.columns = scan.size[0];
            file.rows = scan.size[1];
            file.spacing = {2.0, 2.0};
            for (int y = 0; y < file.rows; ++y) {
                for (int x = 0; x < file.columns; ++x) {
                    file.stored.push_back(
                        static_cast<int>(10.0f * scan.at(file.columns - 1 - x, file.rows - 1 - y,
                                                         file.instance - 1)));
                }
            }
        });
        healScan(dicom());
    }
    void healScan(const fs::path& scan) {
        HealFileRequest request;
        request.scan = scan;
        request.folder = results();
        request.options.model = test::writeFakeModel(folder_.path()).string();
        request.options.loadHealer = [](const fs::path& model, const std::string&) {
            return test::fakeHealer(readModelCard(model));
        };
        request.extractsBrain = false;
        request.namesPlaces = false;
        (void)healFile(request, {}, {});
    }
    [[nodiscard]] fs::path dicom() const { return folder_.path() / "dicom"; }
    [[nodiscard]] fs::path results() const { return folder_.path() / "results"; }
    [[nodiscard]] fs::path objects() const { return folder_.path() / "objects"; }
    [[nodiscard]] DicomExported exported() const {
        return exportAsDicom({results(), objects(), {}}, {}, {});
    }
    /// Writes a review in which a person decided on the findings in their order.
    void decide(const std::vector<FindingDecision>& decisions) {
        SavedReview review = readSavedResult(results()).review;
        const Volume labels = readScan(results() / kLabelsFile);
        const auto count =
            static_cast<std::size_t>(*std::max_element(labels.voxels.begin(), labels.voxels.end()));
        for (std::size_t i = 0; i < count; ++i) {
            ReviewedFinding finding;
            finding.note.decision = i < decisions.size() ? decisions[i] : FindingDecision::Open;
            finding.note.name = i == 0 ? "Scar" : "";
            review.findings.push_back(finding);
        }
        writeTextAtomically(results() / kReviewFile, reviewJson(review, results()));
    }

    test::TemporaryFolder folder_;
};

TEST_F(DicomExportTest, EveryFindingAtTheThresholdIsReadBackOnTheSource) {
    heal();
    const DicomExported done = exported();
    ASSERT_EQ(done.files.size(), 2u);
    EXPECT_TRUE(done.warnings.empty());
    const DicomListing listing = listDicom(dicom(), {}, {});
    const auto masks = readDicomSegments(objects() / kSegmentationObject, listing.series[0]);
    ASSERT_FALSE(masks.empty());
    const Volume labels = readScan(results() / kLabelsFile);
    ASSERT_EQ(labels.size, listing.series[0].size);
    for (std::size_t i = 0; i < masks.size(); ++i) {
        for (std::size_t voxel = 0; voxel < labels.voxels.size(); ++voxel) {
            ASSERT_EQ(masks[i].voxels[voxel] != 0,
                      labels.voxels[voxel] == static_cast<float>(i + 1))
                << i << " " << voxel;
        }
    }
}

TEST_F(DicomExportTest, TheMapIsReadBackBitForBitOnTheSource) {
    heal();
    (void)exported();
    const DicomListing listing = listDicom(objects() / kMapObject, {}, {});
    const Volume map = readDicomVolume(listing.series.at(0), {}, {});
    const Volume expected = readScan(results() / kAnomalyMapFile);
    ASSERT_EQ(map.size, expected.size);
    EXPECT_EQ(map.voxels, expected.voxels);
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 4; ++column) {
            EXPECT_NEAR(map.affine[row][column], expected.affine[row][column], 1e-4);
        }
    }
}

TEST_F(DicomExportTest, OnlyKeptFindingsBecomeSegmentsOnceAnyIsDecided) {
    heal();
    decide({FindingDecision::Kept});
    (void)exported();
    const DicomListing listing = listDicom(dicom(), {}, {});
    EXPECT_EQ(readDicomSegments(objects() / kSegmentationObject, listing.series[0]).size(), 1u);
    EXPECT_NE(readTextFile(objects() / kSegmentationObject).find("Scar"), std::string::npos);
}

TEST_F(DicomExportTest, WithoutAnyKeptFindingNoSegmentationIsWrittenAndThatIsSaid) {
    heal();
    decide({FindingDecision::Dismissed});
    const DicomExported done = exported();
    ASSERT_EQ(done.files.size(), 1u);
    ASSERT_EQ(done.warnings.size(), 1u);
    EXPECT_EQ(done.warnings[0].id, MessageId::DicomOutNoFindings);
    EXPECT_FALSE(fs::exists(objects() / kSegmentationObject));
}

TEST_F(DicomExportTest, AScanThatIsNoDicomIsRefusedWithASentence) {
    const fs::path scan = folder_.path() / "scan.nii.gz";
    writeScan(scan, test::phantomBrain());
    healScan(scan);
    try {
        (void)exported();
        FAIL();
    } catch (const FileError& error) {
        EXPECT_EQ(error.id(), MessageId::DicomOutNotDicom);
        EXPECT_NE(std::string(error.what()).find("no DICOM series"), std::string::npos);
    }
}

}  // namespace
}  // namespace disyre
