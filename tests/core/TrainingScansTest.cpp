// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/TrainingScans.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/Nifti.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

/// Four phantoms, of which the last validates.
class TrainingScansTest : public ::testing::Test {
protected:
    TrainingScansTest() {
        for (int i = 0; i < 4; ++i) {
            writeScan(scan(i), test::phantomBrain({20, 22, 18}, 4.0, i));
        }
        options_.scans.folder = folder_.path().string();
        options_.spacing = 4.0;
        options_.dataDescription = "phantoms";
    }
    [[nodiscard]] fs::path scan(int number) const {
        return folder_.path() / ("sub-0" + std::to_string(number) + ".nii.gz");
    }
    [[nodiscard]] PreparedDataset read() const { return readTrainingScans(options_, {}, {}); }

    test::TemporaryFolder folder_;
    TrainingScansOptions options_;
};

TEST_F(TrainingScansTest, AFolderIsPreparedScanByScan) {
    std::vector<std::string> told;
    const PreparedDataset dataset = readTrainingScans(
        options_,
        [&told](const ScanPreparationProgress& scan) {
            told.push_back((scan.prepared ? "done " : "begun ") + scan.name + " " +
                           std::to_string(scan.number) + "/" + std::to_string(scan.total));
        },
        {});
    ASSERT_EQ(told.size(), 8u);
    EXPECT_EQ(told[0], "begun sub-00 1/4");
    EXPECT_EQ(told[7], "done sub-03 4/4");
    EXPECT_EQ(dataset.data.training.size(), 3u);
    ASSERT_EQ(dataset.data.validation.size(), 1u);
    EXPECT_EQ(dataset.data.validation[0].name, "sub-03");
    EXPECT_EQ(dataset.preparation.spacing[0], 4.0);
    EXPECT_EQ(dataset.preparation.data, "phantoms");
}

TEST_F(TrainingScansTest, APreparedFileIsReadAsItIs) {
    const PreparedDataset written = read();
    const fs::path file = folder_.path() / "scans.safetensors";
    writePreparedDataset(file, written);
    TrainingScansOptions options;
    options.scans.folder = file.string();
    const PreparedDataset dataset = readTrainingScans(options, {}, {});
    ASSERT_EQ(dataset.data.training.size(), 3u);
    EXPECT_EQ(dataset.data.training[1].image.voxels, written.data.training[1].image.voxels);
}

TEST_F(TrainingScansTest, WhatAPlanSaysReplacesTheOptions) {
    TrainingPlan plan;
    plan.modality = "T2";
    plan.spacing = 3.0;
    plan.scans = {{scan(0), {}, "a", ScanUse::Training},
                  {scan(1), {}, "a", ScanUse::Training},
                  {scan(2), {}, "b", ScanUse::Training},
                  {scan(3), {}, "c", ScanUse::Validation}};
    options_.scans.plan = (folder_.path() / "plan.json").string();
    writeTrainingPlan(options_.scans.plan, plan);
    const PreparedDataset dataset = read();
    EXPECT_EQ(dataset.preparation.modality, "T2");
    EXPECT_EQ(dataset.preparation.spacing[0], 3.0);
    const DataSummary summary = summaryOf(options_, dataset.data);
    EXPECT_EQ(summary.trainingScans, 3);
    EXPECT_EQ(summary.trainingSubjects, 2);
    EXPECT_EQ(summary.validationScans, 1);
}

TEST_F(TrainingScansTest, WithoutAPlanEachScanIsASubject) {
    const DataSummary summary = summaryOf(options_, read().data);
    EXPECT_EQ(summary.trainingSubjects, 3);
    EXPECT_EQ(summary.validationSubjects, 1);
}

TEST_F(TrainingScansTest, AStopEndsBetweenScans) {
    const StopToken stop;
    int begun = 0;
    const auto observer = [&](const ScanPreparationProgress& scan) {
        begun += scan.prepared ? 0 : 1;
        StopToken(stop).requestStop();
    };
    EXPECT_THROW((void)readTrainingScans(options_, observer, stop), Stopped);
    EXPECT_EQ(begun, 1);
}

TEST_F(TrainingScansTest, BadInputIsRefused) {
    TrainingScansOptions options = options_;
    options.synthesized = "T2";
    EXPECT_THROW((void)readTrainingScans(options, {}, {}), SettingsError)
        << "there are no labels to synthesize from";
    options = options_;
    options.spacing = -1.0;
    EXPECT_THROW((void)readTrainingScans(options, {}, {}), Error);
    options = options_;
    options.scans.folder += "/missing";
    EXPECT_THROW((void)readTrainingScans(options, {}, {}), FileError);
    writeScan(scan(1), Volume(Size3{4, 4, 4}, axisAlignedAffine({4, 4, 4}, {})));
    EXPECT_THROW((void)read(), ScanError) << "a constant scan";
}

TEST_F(TrainingScansTest, WarningsAreToldWithTheFileThatTheyAreAbout) {
    Volume volume = test::phantomBrain({20, 22, 18}, 4.0, 1);
    volume.at(10, 11, 9) = std::numeric_limits<float>::quiet_NaN();
    writeScan(scan(1), volume);
    std::vector<Message> told;
    (void)readTrainingScans(options_,
                            [&told](const ScanPreparationProgress& progress) {
                                told.insert(told.end(), progress.warnings.begin(),
                                            progress.warnings.end());
                            },
                            {});
    const auto found = std::find_if(told.begin(), told.end(), [](const Message& warning) {
        return warning.id == MessageId::ScanNotFinite;
    });
    ASSERT_NE(found, told.end());
    EXPECT_EQ(found->file, scan(1).string());
}

}  // namespace
}  // namespace disyre
