// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>

#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "core/preprocess/Orientation.h"
#include "core/training/PreparedDataset.h"
#include "tests/cli/RunProgram.h"
#include "tests/support/CaseMaterial.h"
#include "tests/support/LabelledPhantom.h"
#include "tests/support/Phantom.h"
#include "tests/support/Reorient.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;
using test::quoted;

/// Two phantom heads stored in another axis order, with their labels, a list of them, stroke shapes
/// and a template. They are made once for all tests of this process.
class Cases : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = new test::TemporaryFolder;
        test::writeCaseMaterial(folder_->path());
    }
    static void TearDownTestSuite() { delete folder_; }

    static fs::path at(const std::string& name) { return folder_->path() / name; }

    struct Outcome {
        int code = -1;
        std::string out;
        std::string err;
    };
    static Outcome run(const std::string& out, const std::string& more = "",
                       const std::string& list = "list.json", const std::string& labels = "labels",
                       const std::string& strokes = "strokes") {
        const std::string command =
            "\"" DISYRE_PROGRAM "\" cases " + quoted(at("T1")) + " --masks " + quoted(at(labels)) +
            " --subjects " + quoted(at(list)) + " --strokes " + quoted(at(strokes)) +
            " --template " + quoted(at("template.nii.gz")) + " --out " + quoted(at(out)) + " " +
            more + " >" + quoted(at("out.txt")) + " 2>" + quoted(at("err.txt"));
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, readTextFile(at("out.txt")),
                readTextFile(at("err.txt"))};
    }

    static test::TemporaryFolder* folder_;
};
test::TemporaryFolder* Cases::folder_ = nullptr;

TEST_F(Cases, WritesOneSkullStrippedCaseOfEachKind) {
    const Outcome made = run("made", "--seed 3 --count 7");
    ASSERT_EQ(made.code, 0) << made.err;
    std::set<std::string> kinds;
    for (const auto& entry : fs::directory_iterator(at("made"))) {
        const auto json = nlohmann::json::parse(readTextFile(entry.path() / "case.json"));
        EXPECT_EQ(json["format"], "disyre-case");
        EXPECT_EQ(json["format_version"], 1);
        EXPECT_EQ(json["split"], "validation");
        EXPECT_EQ(json["subject"], "sub-a");
        EXPECT_EQ(json["seed"], 3);
        kinds.insert(json["kind"].get<std::string>());
        EXPECT_EQ(json.contains("alignment"), json["kind"] == "stroke");
        const Volume scan = readScan(entry.path() / "scan.nii.gz");
        const Volume lesion = readScan(entry.path() / "lesion_mask.nii.gz");
        const Volume brain = readScan(entry.path() / "brain_mask.nii.gz");
        const Volume original = readScan(at("T1") / "sub-a.nii.gz");
        EXPECT_EQ(scan.size, original.size);
        EXPECT_EQ(axesText(scan.affine), axesText(original.affine));
        double marked = 0.0;
        double unchanged = 0.0;
        std::array<double, 3> middle{};
        std::size_t i = 0;
        for (int z = 0; z < scan.size[2]; ++z) {
            for (int y = 0; y < scan.size[1]; ++y) {
                for (int x = 0; x < scan.size[0]; ++x, ++i) {
                    if (brain.voxels[i] == 0.0f) {
                        ASSERT_EQ(scan.voxels[i], 0.0f);
                        ASSERT_EQ(lesion.voxels[i], 0.0f);
                    }
                    unchanged += brain.voxels[i] != 0.0f && scan.voxels[i] == original.voxels[i];
                    if (lesion.voxels[i] != 0.0f) {
                        const auto mm = scan.position({double(x), double(y), double(z)});
                        marked += 1.0;
                        for (std::size_t axis = 0; axis < 3; ++axis) {
                            middle[axis] += mm[axis];
                        }
                    }
                }
            }
        }
        // The case is stored in the axis order of the file, and outside the lesion it equals the
        // healthy scan voxel by voxel.
        EXPECT_GT(unchanged, 10000.0) << entry.path();
        EXPECT_NEAR(json["lesion_ml"].get<double>(), marked * scan.voxelMillilitres(), 1e-6);
        for (std::size_t axis = 0; axis < 3; ++axis) {
            EXPECT_NEAR(json["centre_mm"][axis].get<double>(), middle[axis] / marked, 0.01);
        }
    }
    EXPECT_EQ(kinds.size(), 7u);
    const std::string before = readTextFile(at("made") / "003-cavity-sub-a" / "case.json");
    const Outcome again = run("made", "--seed 4 --count 1");
    EXPECT_EQ(again.code, 1);
    EXPECT_NE(again.err.find("not overwritten"), std::string::npos) << again.err;
    EXPECT_EQ(readTextFile(at("made") / "003-cavity-sub-a" / "case.json"), before);
}

// The labels that are needed for cases also serve to compute the scans in another contrast.
TEST_F(Cases, PreparesScansInASyntheticContrast) {
    const fs::path list = at("two.json");
    writeTextAtomically(list, R"({"training": ["sub-a"], "validation": ["sub-b"]})");
    const std::string prepare = "prepare " + quoted(at("T1")) + " --subjects " + quoted(list);
    const fs::path t1 = at("t1.safetensors");
    const fs::path t2 = at("t2.safetensors");
    const std::string masks = " --masks " + quoted(at("labels"));
    ASSERT_EQ(test::run(prepare + masks + " --out " + quoted(t1)).code, 0);
    const auto made = test::run(prepare + masks + " --synthesize T2 --out " + quoted(t2));
    ASSERT_EQ(made.code, 0) << made.err;
    const PreparedDataset from = readPreparedDataset(t1);
    const PreparedDataset synthetic = readPreparedDataset(t2);
    EXPECT_EQ(synthetic.preparation.modality, "synthetic T2");
    EXPECT_NE(synthetic.preparation.data.find("no real T2 scan"), std::string::npos);
    ASSERT_EQ(synthetic.data.training.size(), 1u);
    const TrainingSubject& before = from.data.training[0];
    const TrainingSubject& after = synthetic.data.training[0];
    EXPECT_EQ(after.mask.voxels, before.mask.voxels);
    // Bright white matter in T1 is dark in the other contrast, and dark fluid is bright, so the two
    // are negatively correlated.
    double together = 0.0, meanBefore = 0.0, meanAfter = 0.0, count = 0.0;
    for (std::size_t i = 0; i < before.mask.voxels.size(); ++i) {
        if (before.mask.voxels[i] != 0 && before.image.voxels[i] > 0.3f) {
            meanBefore += before.image.voxels[i];
            meanAfter += after.image.voxels[i];
            together += before.image.voxels[i] * after.image.voxels[i];
            count += 1.0;
        }
    }
    EXPECT_LT(together / count, meanBefore / count * (meanAfter / count));
    const auto bare = test::run(prepare + " --synthesize T2 --out " + quoted(at("no.safetensors")));
    EXPECT_EQ(bare.code, 2);
    EXPECT_NE(bare.err.find("--masks"), std::string::npos) << bare.err;
}

TEST_F(Cases, RefusesBadInputWithOneSentence) {
    const auto fails = [&](const Outcome& outcome, const char* says) {
        EXPECT_EQ(outcome.code, 1);
        EXPECT_NE(outcome.err.find(says), std::string::npos) << outcome.err;
    };
    fails(run("x1", "--split test"), "names no test subject");
    writeTextAtomically(at("none.json"), R"({"training": ["sub-a"], "validation": []})");
    fails(run("x2", "", "none.json"), "names no validation subject");
    fs::create_directories(at("empty"));
    fails(run("x3", "", "list.json", "labels", "empty"), "fewer than two NIfTI files");
    fails(run("x4", "", "list.json", "empty"), "has no mask");
    fs::create_directories(at("othergrid"));
    for (const char* name : {"sub-a", "sub-b"}) {
        writeScan(at("othergrid") / (std::string(name) + ".nii.gz"),
                  test::labelledPhantom(20.0f, {1, 1, 1}, {0, 0, 0}, {70, 80, 70}).labels);
    }
    fails(run("x5", "--count 1", "list.json", "othergrid"), "another grid");
    EXPECT_EQ(run("x6", "--split training").code, 2);
    // No half-written file is left.
    for (const char* name : {"x1", "x2", "x3", "x4", "x5"}) {
        EXPECT_FALSE(fs::exists(at(name))) << name;
    }
}

}  // namespace
}  // namespace disyre
