// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/SyntheticSamples.h"

#include <gtest/gtest.h>

#include "core/base/Error.h"
#include "core/card/Safetensors.h"
#include "core/training/PreparedDataset.h"
#include "core/workflows/ShapeTable.h"
#include "tests/support/HealthySubjects.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

class SyntheticSamplesTest : public ::testing::Test {
protected:
    SyntheticSamplesTest() {
        const test::HealthySubjects subjects(3);
        PreparedDataset dataset;
        dataset.preparation.spacing = {2, 2, 2};
        for (std::size_t i = 0; i < subjects.images.size(); ++i) {
            dataset.data.training.push_back(
                {std::to_string(i), subjects.images[i], subjects.masks[i]});
        }
        request_.scans = folder_.path() / "scans.safetensors";
        request_.out = folder_.path() / "samples.safetensors";
        request_.patch = 16;
        request_.count = 5;
        writePreparedDataset(request_.scans, dataset);
    }

    test::TemporaryFolder folder_;
    SyntheticSamplesRequest request_;
};

TEST_F(SyntheticSamplesTest, DoNotDependOnTheNumberOfThreads) {
    int told = 0;
    EXPECT_GT(writeSyntheticSamples(request_, [&told](int drawn) { told = drawn; }, {}), 0.0);
    EXPECT_EQ(told, 1);
    const SafetensorsFile one = readSafetensors(request_.out);
    request_.threads = 3;
    (void)writeSyntheticSamples(request_, {}, {});
    const SafetensorsFile three = readSafetensors(request_.out);
    for (const char* name : {"healthy", "corrupted", "mask", "foreign"}) {
        EXPECT_EQ(one.tensors.at(name).shape, (std::vector<std::int64_t>{5, 16, 16})) << name;
        EXPECT_EQ(one.tensors.at(name).bytes, three.tensors.at(name).bytes) << name;
    }
    EXPECT_EQ(one.metadata.at("format"), "disyre-synthetic-samples");
}

TEST_F(SyntheticSamplesTest, BadInputLeavesNoFile) {
    SyntheticSamplesRequest request = request_;
    request.scans = folder_.path() / "missing";
    EXPECT_THROW((void)writeSyntheticSamples(request, {}, {}), FileError);
    request = request_;
    request.settings.maskShrinking = -1;
    EXPECT_THROW((void)writeSyntheticSamples(request, {}, {}), SettingsError);
    StopToken stop;
    stop.requestStop();
    EXPECT_THROW((void)writeSyntheticSamples(request_, {}, stop), Stopped);
    EXPECT_FALSE(fs::exists(request_.out));
}

TEST(ShapeTable, HasARowForEachKindAndTheAuthorsLast) {
    const std::vector<ShapeTableRow> rows = shapeTable(32, 20, 1);
    ASSERT_EQ(rows.size(), 5u);
    EXPECT_EQ(rows[0].kind, "boxes");
    EXPECT_GT(rows[0].shapes.medianCoverage, 0.0);
    EXPECT_EQ(rows[4].shapes.meanCoverage, kAuthorsFreeForms.meanCoverage);
    EXPECT_THROW((void)shapeTable(32, 0, 1), SettingsError);
}

}  // namespace
}  // namespace disyre
