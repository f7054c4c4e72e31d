// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/SavedResult.h"

#include <gtest/gtest.h>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/healing/ResultFiles.h"
#include "core/platform/AtomicFile.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

class SavedResultTest : public testing::Test {
protected:
    void SetUp() override {
        folder_ =
            fs::path(testing::TempDir()) /
            ("saved-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "results");
        writeTextAtomically(folder_ / "scan.nii", "a scan");
    }
    void TearDown() override { fs::remove_all(folder_); }

    [[nodiscard]] fs::path results() const { return folder_ / "results"; }

    void writeRecord() const {
        ResultRecord record;
        record.scan = displayPath(folder_ / "scan.nii");
        record.model = "a model";
        record.steps = {{100, 0.25}, {50, 0.125}};
        record.suggested = {0.02, 2.5, 0.05, true};
        writeTextAtomically(results() / kResultFile, resultJson(record));
    }

    [[nodiscard]] SavedReview review() const {
        SavedReview review;
        review.scan = {folder_ / "scan.nii", 2, 0};
        review.threshold = {0.07, true, {0.02, 2.5, 0.05, true}};
        review.ts = {100, 50};
        review.slicesHealed = 7;
        review.slicesInAll = 9;
        review.crosshair = {4, 5, 6};
        NamedPlace place{{BodySide::Left, "temporal lobe", "hippocampus"}, {}};
        place.shares = {{{BodySide::Left, "temporal lobe", "hippocampus"}, 0.75}};
        review.findings = {{false, 3.5, 0.08, 0.2, {1, -2, 3}, {0.1, 0.3}, place, {}},
                           {true, 0.4, 0.05, 0.06, {0, 0, 0}, {0.1, 0.1}, std::nullopt, {}}};
        review.findings.front().note = {FindingDecision::Dismissed, DismissalReason::Artefact,
                                        "Fleck", "Zähler \"1\",\nzwei",
                                        std::array<std::uint8_t, 3>{255, 0, 7}};
        review.findings.front().isEdited = true;
        review.findings.front().extent = std::array<double, 3>{4.0, 5.0, 6.5};
        review.findings.front().asymmetry = -0.25;
        review.measurements = {{false, Plane::Axial, 3, {1.5, 2}, {4, 6}, "12 mm"},
                               {true, Plane::Coronal, 8, {0, 0}, {2, 3}, "mean 4"}};
        review.regions = {{"ellipse 1", {0.5, 0.25}}};
        return review;
    }

    fs::path folder_;
};

TEST_F(SavedResultTest, AReviewComesBackAsItWasWritten) {
    writeTextAtomically(results() / kReviewFile, reviewJson(review(), results()));
    const SavedReview back = readReview(results());
    EXPECT_TRUE(fs::equivalent(back.scan.file, folder_ / "scan.nii"));
    EXPECT_EQ(back.scan.volume, 2);
    EXPECT_EQ(back.threshold.value, 0.07);
    EXPECT_TRUE(back.threshold.isByHand);
    EXPECT_EQ(back.threshold.suggested, (ScanThreshold{0.02, 2.5, 0.05, true}));
    EXPECT_EQ(back.ts, (std::vector<int>{100, 50}));
    EXPECT_EQ(back.slicesHealed, 7);
    EXPECT_EQ(back.slicesInAll, 9);
    EXPECT_EQ(back.crosshair, (std::array<int, 3>{4, 5, 6}));
    ASSERT_EQ(back.findings.size(), 2u);
    EXPECT_EQ(back.findings[0].millilitres, 3.5);
    EXPECT_EQ(back.findings[0].stepMeans, (std::vector<double>{0.1, 0.3}));
    EXPECT_EQ(back.findings[0].peak, (std::array<double, 3>{1, -2, 3}));
    ASSERT_TRUE(back.findings[0].place);
    EXPECT_EQ(back.findings[0].place->region,
              (AtlasRegion{BodySide::Left, "temporal lobe", "hippocampus"}));
    EXPECT_EQ(back.findings[0].place->shares.front().share, 0.75);
    EXPECT_EQ(back.findings[0].note,
              (FindingNote{FindingDecision::Dismissed, DismissalReason::Artefact, "Fleck",
                           "Zähler \"1\",\nzwei", std::array<std::uint8_t, 3>{255, 0, 7}}));
    EXPECT_EQ(back.findings[1].note, FindingNote());
    EXPECT_TRUE(back.findings[0].isEdited && !back.findings[0].isDrawn);
    EXPECT_EQ(back.findings[0].extent, (std::array<double, 3>{4.0, 5.0, 6.5}));
    EXPECT_EQ(back.findings[0].asymmetry, -0.25);
    EXPECT_FALSE(back.findings[0].midlineDistance || back.findings[1].extent);
    EXPECT_TRUE(back.findings[1].isBelow);
    EXPECT_FALSE(back.findings[1].place);
    ASSERT_EQ(back.measurements.size(), 2u);
    EXPECT_FALSE(back.measurements[0].isEllipse);
    EXPECT_EQ(back.measurements[0].from, (std::array<double, 2>{1.5, 2}));
    EXPECT_TRUE(back.measurements[1].isEllipse);
    EXPECT_EQ(back.measurements[1].plane, Plane::Coronal);
    EXPECT_EQ(back.measurements[1].slice, 8);
    ASSERT_EQ(back.regions.size(), 1u);
    EXPECT_EQ(back.regions[0].name, "ellipse 1");
}

TEST_F(SavedResultTest, AScanThatWasMovedWithItsResultsIsFound) {
    writeTextAtomically(results() / kReviewFile, reviewJson(review(), results()));
    const fs::path moved = folder_ / "moved";
    fs::create_directories(moved);
    fs::rename(folder_ / "scan.nii", moved / "scan.nii");
    fs::rename(results(), moved / "results");
    EXPECT_TRUE(fs::equivalent(readReview(moved / "results").scan.file, moved / "scan.nii"));
}

TEST_F(SavedResultTest, ResultsWithoutAReviewTellTheirScanAndThreshold) {
    writeRecord();
    EXPECT_TRUE(isResultFolder(results()));
    EXPECT_FALSE(isResultFolder(folder_));
    const SavedResult saved = readSavedResult(results());
    EXPECT_FALSE(saved.isReviewed);
    EXPECT_EQ(saved.model, "a model");
    EXPECT_EQ(saved.review.scan.file, folder_ / "scan.nii");
    EXPECT_EQ(saved.review.threshold.suggested, (ScanThreshold{0.02, 2.5, 0.05, true}));
    EXPECT_EQ(saved.review.ts, (std::vector<int>{100, 50}));
    EXPECT_EQ(saved.steps.back().meanGradient, 0.125);
}

TEST_F(SavedResultTest, WhatIsMissingOrDamagedIsSaid) {
    const auto idOf = [this] {
        try {
            (void)readSavedResult(results());
        } catch (const Error& error) {
            return error.id();
        }
        return MessageId::ProgramUnexpected;
    };
    EXPECT_EQ(idOf(), MessageId::SavedFileMissing);
    writeTextAtomically(results() / kResultFile, "{\"format\"");
    EXPECT_EQ(idOf(), MessageId::SavedDamaged);
    writeTextAtomically(results() / kResultFile, "{\"format\": \"another\"}");
    EXPECT_EQ(idOf(), MessageId::SavedDamaged);
    writeTextAtomically(results() / kResultFile,
                        "{\"format\": \"disyre-result\", \"format_version\": 2}");
    EXPECT_EQ(idOf(), MessageId::FileNewerVersion);
    writeRecord();
    writeTextAtomically(results() / kReviewFile, "[1, 2]");
    EXPECT_EQ(idOf(), MessageId::SavedDamaged);
    fs::remove(results() / kReviewFile);
    fs::remove(folder_ / "scan.nii");
    EXPECT_EQ(idOf(), MessageId::SavedScanMissing);
}

}  // namespace
}  // namespace disyre
