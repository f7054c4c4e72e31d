// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ModelReview.h"

#include <gtest/gtest.h>

#include "core/base/Error.h"
#include "core/image/Nifti.h"
#include "core/training/TrainingPlan.h"
#include "core/workflows/CaseFolder.h"
#include "tests/support/FakeHealer.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

/// A model that heals without a network, two scans that it was trained on and one held out.
class ModelReviewTest : public ::testing::Test {
protected:
    ModelReviewTest() {
        TrainingPlan plan;
        for (int i = 0; i < 3; ++i) {
            const fs::path scan = folder_.path() / ("sub-0" + std::to_string(i) + ".nii.gz");
            writeScan(scan, test::phantomBrain({20, 22, 18}, 4.0, i));
            plan.scans.push_back(
                {scan, {}, std::to_string(i), i < 2 ? ScanUse::Training : ScanUse::Validation});
        }
        request_.plan = folder_.path() / "plan.json";
        writeTrainingPlan(request_.plan, plan);
        ModelCard card = test::fakeCard();
        card.healthy.clear();
        fs::create_directories(model());
        writeModelCard(model(), card);
        request_.heal.model = model().string();
        request_.heal.loadHealer = [](const fs::path&, const std::string&) {
            return test::fakeHealer(test::fakeCard());
        };
        observer_.healed = [this](const ReviewProgress& at) { healed_.push_back(at); };
    }
    [[nodiscard]] fs::path model() const { return folder_.path() / "model"; }
    void addCase(const std::string& name) {
        const fs::path folder = folder_.path() / "cases" / name;
        fs::create_directories(folder);
        Volume scan = test::phantomBrain({20, 22, 18}, 4.0, 7);
        Volume lesion(scan.size, scan.affine);
        for (int x = 8; x < 12; ++x) {
            scan.at(x, 11, 9) = 1.0f;
            lesion.at(x, 11, 9) = 1.0f;
        }
        writeScan(folder / kCaseScanFile, scan);
        writeScan(folder / kCaseLesionFile, lesion);
        request_.labelled = folder_.path() / "cases";
    }

    test::TemporaryFolder folder_;
    ReviewRequest request_;
    ReviewObserver observer_;
    std::vector<ReviewProgress> healed_;
};

TEST_F(ModelReviewTest, HealsHeldOutScansInBothModesAndRanksTrainingScans) {
    const ReviewReport report = reviewModel(request_, observer_, {});
    EXPECT_EQ(report.heldOutScans, 1);
    ASSERT_EQ(report.healthy.size(), 2u);
    EXPECT_NE(report.healthy[0].scoring, report.healthy[1].scoring);
    ASSERT_EQ(report.highest.size(), 2u);
    EXPECT_GE(report.highest[0].regionScore, report.highest[1].regionScore);
    EXPECT_FALSE(report.averagePrecision);
    ASSERT_EQ(healed_.size(), 4u);
    EXPECT_EQ(healed_[0].number, 1);
    EXPECT_EQ(healed_[3].total, 4);
    EXPECT_NE(healed_[0].name.find("sub-02"), std::string::npos) << healed_[0].name;
    EXPECT_TRUE(readModelCard(model()).healthy.empty()) << "nothing was to be written";
}

TEST_F(ModelReviewTest, OneModeIsEnoughWhereItIsNamed) {
    request_.mode = HealingMode::Fast;
    EXPECT_EQ(reviewModel(request_, observer_, {}).healthy.size(), 1u);
    EXPECT_EQ(healed_.size(), 3u);
}

TEST_F(ModelReviewTest, MeasuresLabelledCasesAndWritesTheCard) {
    addCase("one");
    request_.mode = HealingMode::Fast;
    request_.write = true;
    const ReviewReport report = reviewModel(request_, observer_, {});
    EXPECT_EQ(report.labelledCases, 1);
    ASSERT_TRUE(report.averagePrecision && report.bestDice);
    EXPECT_GT(*report.averagePrecision, 0.0);
    const ModelCard card = readModelCard(model());
    ASSERT_EQ(card.healthy.size(), 1u);
    EXPECT_NEAR(card.healthy[0].threshold, report.healthy[0].threshold, 1e-6);
    EXPECT_NEAR(card.record.figures.at("average_precision"), *report.averagePrecision, 1e-9);
}

TEST_F(ModelReviewTest, AStopEndsBetweenScansAndLeavesTheCard) {
    StopToken stop;
    request_.write = true;
    observer_.healed = [&](const ReviewProgress& at) {
        healed_.push_back(at);
        stop.requestStop();
    };
    EXPECT_THROW((void)reviewModel(request_, observer_, stop), Stopped);
    EXPECT_EQ(healed_.size(), 1u);
    EXPECT_TRUE(readModelCard(model()).healthy.empty());
}

TEST_F(ModelReviewTest, MissingInputIsSaidBeforeAnythingIsHealed) {
    ReviewRequest request = request_;
    request.plan = folder_.path() / "missing.json";
    EXPECT_THROW((void)reviewModel(request, observer_, {}), FileError);
    request = request_;
    request.heal.model = (folder_.path() / "missing").string();
    EXPECT_THROW((void)reviewModel(request, observer_, {}), ModelError);
    request = request_;
    request.labelled = folder_.path() / "missing";
    EXPECT_THROW((void)reviewModel(request, observer_, {}), FileError);
    EXPECT_TRUE(healed_.empty());
}

}  // namespace
}  // namespace disyre
