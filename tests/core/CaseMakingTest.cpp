// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/CaseMaking.h"

#include <gtest/gtest.h>

#include "core/base/Error.h"
#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "core/workflows/CaseFolder.h"
#include "core/workflows/CaseStrokes.h"
#include "tests/support/CaseMaterial.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

/// Healthy heads, labels, strokes and a template, written once for all tests of this process.
class CaseMakingTest : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = new test::TemporaryFolder;
        test::writeCaseMaterial(folder_->path());
    }
    static void TearDownTestSuite() { delete folder_; }

    static fs::path at(const std::string& name) { return folder_->path() / name; }
    static CaseRequest request(const std::string& out) {
        CaseRequest request;
        request.scans.folder = at("T1").string();
        request.scans.masks = at("labels").string();
        request.scans.subjects = at("list.json").string();
        request.strokes = at("strokes");
        request.templateScan = at("template.nii.gz");
        request.out = at(out);
        request.seed = 3;
        return request;
    }
    /// The sentence with which making cases fails.
    static std::string failureOf(const CaseRequest& request) {
        try {
            (void)makeCases(request, {}, {});
        } catch (const FileError& error) {
            return error.what();
        }
        return "";
    }

    static test::TemporaryFolder* folder_;
};
test::TemporaryFolder* CaseMakingTest::folder_ = nullptr;

TEST_F(CaseMakingTest, WritesCasesThatAreFoundAgainAndCountsThem) {
    CaseRequest wanted = request("made");
    wanted.count = 2;
    std::vector<std::uint64_t> begun;
    const CasesMade made = makeCases(wanted,
                                     [&begun](std::uint64_t number, std::uint64_t count) {
                                         begun.push_back(number);
                                         EXPECT_EQ(count, 2u);
                                     },
                                     {});
    EXPECT_EQ(begun, (std::vector<std::uint64_t>{1, 2}));
    EXPECT_EQ(made.count, 2u);
    ASSERT_EQ(made.kinds.size(), 2u);
    const CaseKindSummary& stroke = made.kinds.at(CaseKind::Stroke);
    EXPECT_EQ(stroke.count, 1);
    EXPECT_GT(stroke.leastMl, 0.0);
    EXPECT_EQ(stroke.leastMl, stroke.largestMl);
    const CaseList found = findCases(at("made"), "validation");
    ASSERT_EQ(found.cases.size(), 2u);
    EXPECT_EQ(found.cases[0].name, "000-stroke-sub-a");
    EXPECT_EQ(found.cases[1].kind, "mass-effect");
    const CaseScan read = readCase(found.cases[0]);
    ASSERT_TRUE(read.brain);
    for (std::size_t i = 0; i < read.lesion.voxels.size(); ++i) {
        ASSERT_LE(read.lesion.voxels[i], read.brain->voxels[i]) << "lesions lie in the brain";
    }
    EXPECT_NE(failureOf(wanted).find("not overwritten"), std::string::npos);
}

TEST_F(CaseMakingTest, AStopEndsBetweenCases) {
    StopToken stop;
    CaseRequest wanted = request("stopped");
    wanted.count = 7;
    EXPECT_THROW((void)makeCases(
                     wanted, [&stop](std::uint64_t, std::uint64_t) { stop.requestStop(); }, stop),
                 Stopped);
    EXPECT_EQ(findCases(at("stopped"), "all").cases.size(), 1u);
}

TEST_F(CaseMakingTest, LabelsThatAreNoneOfMuseAreRefused) {
    fs::create_directories(at("masks"));
    for (const char* name : {"sub-a.nii.gz", "sub-b.nii.gz"}) {
        Volume mask = readScan(at("labels") / (std::string(name, 5) + "_labels.nii.gz"));
        for (float& value : mask.voxels) {
            value = value > 0.0f ? 1.0f : 0.0f;
        }
        writeScan(at("masks") / name, mask);
    }
    CaseRequest wanted = request("unlabelled");
    wanted.scans.masks = at("masks").string();
    EXPECT_NE(failureOf(wanted).find("MUSE region labels"), std::string::npos) << failureOf(wanted);
    EXPECT_FALSE(fs::exists(at("unlabelled")));
}

TEST_F(CaseMakingTest, MissingFilesAreSaidBeforeAFolderIsMade) {
    CaseRequest wanted = request("nothing");
    wanted.split = CaseSplit::Test;
    EXPECT_NE(failureOf(wanted).find("names no test subject"), std::string::npos);
    wanted = request("nothing");
    wanted.strokes = at("T1") / "missing";
    EXPECT_NE(failureOf(wanted).find("stroke masks"), std::string::npos);
    wanted = request("nothing");
    wanted.templateScan = at("missing.nii.gz");
    EXPECT_NE(failureOf(wanted).find("missing.nii.gz"), std::string::npos);
    EXPECT_FALSE(fs::exists(at("nothing")));
}

TEST_F(CaseMakingTest, StrokeShapesAreHalvedByName) {
    const auto validation = readStrokeShapes(at("strokes"), CaseSplit::Validation);
    ASSERT_EQ(validation.size(), 1u);
    EXPECT_EQ(validation[0].name, "one");
    EXPECT_EQ(readStrokeShapes(at("strokes"), CaseSplit::Test)[0].name, "two");
    fs::create_directories(at("shapes"));
    for (const char* name : {"a.nii", "b.nii"}) {
        Volume full(Size3{4, 4, 4}, axisAlignedAffine({1, 1, 1}, {}), 1.0f);
        full.voxels[0] = 0.0f;
        writeScan(at("shapes") / name, full);
    }
    EXPECT_THROW((void)readStrokeShapes(at("shapes"), CaseSplit::Test), ScanError);
    fs::remove(at("shapes") / "a.nii");
    EXPECT_THROW((void)readStrokeShapes(at("shapes"), CaseSplit::Test), FileError);
}

}  // namespace
}  // namespace disyre
