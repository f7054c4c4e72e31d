// SPDX-License-Identifier: GPL-3.0-or-later
// These tests run `disyre evaluate --cases` as a user does.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "tests/cli/RunProgram.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;
using test::filesIn;
using test::Outcome;
using test::quoted;
using test::run;

TEST(AddCase, WritesARealScanAsACaseThatEvaluateOpensWhenAsked) {
    const test::TemporaryFolder folder;
    Volume scan = test::phantomBrain({40, 44, 24}, 2.0, 1);
    Volume lesion(scan.size, scan.affine);
    for (int x = 24; x < 30; ++x) {
        lesion.at(x, 20, 12) = 3.0f;
        scan.at(x, 20, 12) = 1.0f;
    }
    const fs::path scanFile = folder.path() / "scan.nii";
    const fs::path lesionFile = folder.path() / "lesion.nii";
    const fs::path cases = folder.path() / "cases";
    writeScan(scanFile, scan);
    writeScan(lesionFile, lesion);
    const std::string add = "add-case " + quoted(scanFile) + " --lesion " + quoted(lesionFile) +
                            " --out " + quoted(cases) + " --name ";
    const Outcome added = run(add + "one --kind glioma --automatic-mask");
    ASSERT_EQ(added.code, 0) << added.err;
    const auto json = nlohmann::json::parse(readTextFile(cases / "one" / "case.json"));
    EXPECT_EQ(json["kind"], "glioma");
    EXPECT_EQ(json["split"], "test");
    EXPECT_EQ(json["mask_origin"], "automatic");
    EXPECT_NEAR(json["lesion_ml"].get<double>(), 6 * 0.008, 1e-9);
    const std::string evaluate = "evaluate --cases " + quoted(cases) + " --baseline-only ";
    EXPECT_NE(run(evaluate).code, 0) << "a test case was opened without being asked for";
    EXPECT_EQ(run(evaluate + "--split test").code, 0);

    const auto refused = [&](const std::string& command, const std::string& reason) {
        const auto before = filesIn(cases);
        const Outcome failed = run(command);
        EXPECT_EQ(failed.code, 1);
        EXPECT_NE(failed.err.find(reason), std::string::npos) << failed.err;
        EXPECT_EQ(filesIn(cases), before);
    };
    refused(add + "one", "exists already");
    writeScan(lesionFile, Volume(scan.size, scan.affine));
    refused(add + "two", "a mask that marks something");
    writeScan(lesionFile, Volume({10, 10, 10}, scan.affine));
    refused(add + "two", "lesion.nii");
}

/// A folder of phantoms, each with a dark box as its lesion.
class EvaluateCases : public ::testing::Test {
protected:
    [[nodiscard]] fs::path cases() const { return folder_.path() / "cases"; }
    [[nodiscard]] fs::path out() const { return folder_.path() / "out"; }

    fs::path addCase(const std::string& name, const std::string& json = "") const {
        fs::path folder = cases() / name;
        fs::create_directories(folder);
        Volume scan = test::phantomBrain({40, 44, 24}, 2.0, 1);
        Volume lesion(scan.size, scan.affine);
        for (int z = 10; z < 14; ++z) {
            for (int y = 18; y < 24; ++y) {
                for (int x = 24; x < 30; ++x) {
                    scan.at(x, y, z) = 1.0f;
                    lesion.at(x, y, z) = 1.0f;
                }
            }
        }
        writeScan(folder / "scan.nii.gz", scan);
        writeScan(folder / "lesion_mask.nii.gz", lesion);
        if (!json.empty()) {
            writeTextAtomically(folder / "case.json", json);
        }
        return folder;
    }
    [[nodiscard]] Outcome evaluate(const std::string& more = "") const {
        return run("evaluate --cases " + quoted(cases()) + " --baseline-only --replicates 50 " +
                   more);
    }
    void expectFailure(const std::string& part, int code = 1) const {
        const Outcome failed = evaluate("--out " + quoted(out()));
        EXPECT_EQ(failed.code, code);
        EXPECT_NE(failed.err.find(part), std::string::npos) << failed.err;
        EXPECT_EQ(std::count(failed.err.begin(), failed.err.end(), '\n'), 1) << failed.err;
        EXPECT_FALSE(fs::exists(out()));
    }
    static std::string caseJson(const std::string& more) {
        return R"({"format": "disyre-case", "format_version": 1, )" + more + "}";
    }

    test::TemporaryFolder folder_;
};

TEST_F(EvaluateCases, WritesTablesAndPlots) {
    addCase("one");
    addCase("two", caseJson(R"("subject": "S2", "kind": "stroke", "near_training": true)"));
    const Outcome evaluated = evaluate("--json --out " + quoted(out()));
    ASSERT_EQ(evaluated.code, 0) << evaluated.err;
    const auto json = nlohmann::json::parse(evaluated.out);
    EXPECT_EQ(json, nlohmann::json::parse(readTextFile(out() / "evaluation.json")));
    ASSERT_EQ(json["cases"].size(), 2u);
    EXPECT_EQ(json["cases"][0]["subject"], "one");
    EXPECT_EQ(json["cases"][0]["kind"], "lesion");
    EXPECT_EQ(json["cases"][1]["subject"], "S2");
    EXPECT_EQ(json["cases"][1]["near_training"], true);
    EXPECT_NEAR(json["cases"][0]["lesion_ml"].get<double>(), 6 * 6 * 4 * 0.008, 1e-6);
    ASSERT_EQ(json["methods"].size(), 4u);
    // The lesion is the darkest part of the brain except for the ventricles, so the darkness finds
    // it.
    EXPECT_GT(json["methods"][1]["strata"][0]["average_precision"], 0.5);
    EXPECT_TRUE(json["methods"][1]["strata"][0]["average_precision_interval"].is_null());
    EXPECT_EQ(json["methods"][1]["strata"].size(), 5u);
    for (const char* name : {"evaluation.txt", "methods.csv", "subjects.csv", "froc.csv",
                             "precision_recall.svg", "froc.svg"}) {
        EXPECT_TRUE(fs::exists(out() / name)) << name;
    }
    EXPECT_EQ(filesIn(out()), 7);  // The scratch folder is gone.
}

TEST_F(EvaluateCases, TestCasesStayClosedUnlessAskedFor) {
    addCase("one");
    const fs::path locked = addCase("two", caseJson(R"("split": "test")"));
    // The scan is unreadable, so opening the case would fail.
    writeTextAtomically(locked / "scan.nii.gz", "no scan");
    const Outcome first = evaluate("--json");
    ASSERT_EQ(first.code, 0) << first.err;
    const auto json = nlohmann::json::parse(first.out);
    EXPECT_EQ(json["cases"].size(), 1u);
    EXPECT_EQ(json["cases_left_closed"], 1);
    for (const char* split : {"test", "all"}) {
        EXPECT_EQ(evaluate(std::string("--split ") + split).code, 1) << split;
    }
    fs::remove_all(cases() / "one");
    expectFailure("read only when they are named", 2);
    EXPECT_EQ(evaluate("--split some").code, 2);
}

TEST_F(EvaluateCases, ResamplesMasksFromAnotherGridToTheScansGrid) {
    const fs::path folder = addCase("one");
    const Volume mask = readScan(folder / "lesion_mask.nii.gz");
    // The same mask is stored mirrored; its affine still says where each voxel lies.
    Volume mirrored = mask;
    for (std::size_t row = 0; row < 3; ++row) {
        mirrored.affine[row][3] += mirrored.affine[row][0] * (mask.size[0] - 1);
        mirrored.affine[row][0] = -mirrored.affine[row][0];
    }
    for (int z = 0; z < mask.size[2]; ++z) {
        for (int y = 0; y < mask.size[1]; ++y) {
            for (int x = 0; x < mask.size[0]; ++x) {
                mirrored.at(x, y, z) = mask.at(mask.size[0] - 1 - x, y, z);
            }
        }
    }
    const auto measured = [this] {
        const Outcome evaluated = evaluate("--json");
        EXPECT_EQ(evaluated.code, 0) << evaluated.err;
        return nlohmann::json::parse(evaluated.out)["methods"];
    };
    const auto before = measured();
    writeScan(folder / "lesion_mask.nii.gz", mirrored);
    EXPECT_EQ(measured(), before);
}

TEST_F(EvaluateCases, RefusesBadCasesWithOneSentenceThatNamesTheFile) {
    fs::create_directories(cases() / "empty");
    expectFailure("holds no case");
    const fs::path folder = addCase("one");
    const Volume mask = readScan(folder / "lesion_mask.nii.gz");

    Volume outside = mask;
    outside.affine[0][3] += 1000.0;
    writeScan(folder / "lesion_mask.nii.gz", outside);
    expectFailure("lesion_mask.nii.gz\": marks no voxel of its scan");

    Volume corner(mask.size, mask.affine);
    corner.at(0, 0, 0) = 1.0f;
    writeScan(folder / "lesion_mask.nii.gz", corner);
    expectFailure("lesion_mask.nii.gz\": lies wholly outside the brain");

    writeScan(folder / "lesion_mask.nii.gz", Volume(mask.size, mask.affine));
    expectFailure("lesion_mask.nii.gz");

    fs::remove(folder / "lesion_mask.nii.gz");
    expectFailure("lesion_mask.nii.gz\": does not exist");
    writeScan(folder / "lesion_mask.nii.gz", mask);

    writeTextAtomically(folder / "case.json", "{");
    expectFailure("case.json\": is damaged");
    writeTextAtomically(folder / "case.json", R"({"format": "disyre-case", "format_version": 2})");
    expectFailure("newer version");
    writeTextAtomically(folder / "case.json", caseJson(R"("split": "testing")"));
    expectFailure("unknown split");
}

// This test evaluates the model that comes with the program on the sample, with as little healing
// as possible.
TEST(ShippedModelOnCases, IsEvaluatedWithAllTables) {
    const test::TemporaryFolder folder;
    const fs::path one = folder.path() / "cases" / "one";
    ASSERT_EQ(run("sample --out " + quoted(one)).code, 0);
    createFolder(folder.path() / "out");
    writeTextAtomically(folder.path() / "out" / "worst-2.png", "of an earlier evaluation");
    const Outcome evaluated =
        run("evaluate --cases " + quoted(folder.path() / "cases") + " --out " +
            quoted(folder.path() / "out") + " --mode fast " + "--methods table2,filters --json");
    ASSERT_EQ(evaluated.code, 0) << evaluated.err;
    const auto json = nlohmann::json::parse(evaluated.out);
    // The table has a row for each of three foreground weightings, of eighteen more filters of the
    // map, and of four trivial maps.
    ASSERT_EQ(json["methods"].size(), 3u + 18u + 4u);
    EXPECT_EQ(json["methods"][0]["name"], "multi-step skip=50, smoothed 3 and 6 mm");
    std::set<double> precisions;
    for (const auto& method : json["methods"]) {
        if (method["filters"]) {
            precisions.insert(method["strata"][0]["average_precision"].get<double>());
        }
    }
    EXPECT_EQ(precisions.size(), 19u);
    EXPECT_EQ(json["detection"].size(), 1u + 4u);
    const auto& points = json["detection"][0]["at_card_thresholds"];
    ASSERT_EQ(points.size(), 3u);
    EXPECT_EQ(points[1]["false_regions_per_healthy_scan"], 1.0);
    EXPECT_GT(points[0]["threshold"], points[2]["threshold"]);
    EXPECT_GT(points[2]["threshold"], 0.0);
    double trivial = 0.0;
    for (std::size_t i = 21; i < 25; ++i) {
        trivial =
            std::max(trivial, json["methods"][i]["strata"][0]["average_precision"].get<double>());
    }
    const double reached = json["methods"][0]["strata"][0]["average_precision"];
    EXPECT_GT(reached, trivial);
    // With a single case the pooled precision is that of the case, and the worst case is that case.
    EXPECT_NEAR(json["cases"][0]["average_precision"], reached, 1e-9);
    EXPECT_EQ(readTextFile(folder.path() / "out" / "worst-1.png").substr(1, 3), "PNG");
    EXPECT_FALSE(fs::exists(folder.path() / "out" / "worst-2.png"));
    EXPECT_NE(readTextFile(folder.path() / "out" / "evaluation.txt").find("  1. one: AP "),
              std::string::npos);
}

// Compared with itself, a model shows no difference; only some slices are healed for this.
TEST(ShippedModelOnCases, IsComparedWithAnotherModelOnSomeSlices) {
    const test::TemporaryFolder folder;
    ASSERT_EQ(run("sample --out " + quoted(folder.path() / "cases" / "one")).code, 0);
    const Outcome evaluated =
        run("evaluate --cases " + quoted(folder.path() / "cases") +
            " --mode fast --score single-step --t 75 --methods chosen" + " --every 8" +
            " --beside " + quoted(DISYRE_SHIPPED_MODEL) + " --json");
    ASSERT_EQ(evaluated.code, 0) << evaluated.err;
    const auto json = nlohmann::json::parse(evaluated.out);
    EXPECT_EQ(json["every_slice"], 8);
    ASSERT_EQ(json["beside"].size(), 1u);
    EXPECT_EQ(json["beside"][0]["weights_sha256"], json["model_sha256"]);
    ASSERT_EQ(json["methods"].size(), 1u + 1u + 4u);
    const auto& beside = json["methods"][1];
    EXPECT_EQ(beside["beside"], true);
    EXPECT_EQ(beside["name"], json["beside"][0]["name"]);
    EXPECT_EQ(beside["strata"][0]["average_precision_minus_chosen"]["pooled"], 0.0);
    EXPECT_GT(beside["strata"][0]["average_precision"], 0.1);
    EXPECT_TRUE(json["detection"].empty());
    // The lesion's volume is that of the whole lesion, whichever slices are counted.
    EXPECT_GT(json["cases"][0]["lesion_ml"], 11.0);
}

// The template is the brain that the sample's lesions were put into, so the difference from it
// shows them better than an average of other brains would.
TEST(TrivialMaps, ATemplateIsAlignedToTheScan) {
    const test::TemporaryFolder folder;
    const fs::path one = folder.path() / "cases" / "one";
    ASSERT_EQ(run("sample --out " + quoted(one)).code, 0);
    const Outcome evaluated =
        run("evaluate --cases " + quoted(folder.path() / "cases") +
            " --baseline-only --every 8 --json --template " + quoted(one / "healthy.nii.gz"));
    ASSERT_EQ(evaluated.code, 0) << evaluated.err;
    const auto json = nlohmann::json::parse(evaluated.out);
    ASSERT_EQ(json["methods"].size(), 5u);
    EXPECT_EQ(json["methods"][4]["name"], "|scan - template|");
    EXPECT_GT(json["methods"][4]["strata"][0]["average_precision"], 0.5);
    const Outcome wrong = run("evaluate --cases " + quoted(folder.path() / "cases") +
                              " --baseline-only --template " + quoted(one / "lesion_mask.nii.gz"));
    EXPECT_EQ(wrong.code, 1);
    EXPECT_NE(wrong.err.find("lesion_mask.nii.gz"), std::string::npos) << wrong.err;
}

}  // namespace
}  // namespace disyre
