// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ModelValidation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/workflows/EvaluateScan.h"
#include "tests/support/FakeHealer.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

class ModelValidation : public ::testing::Test {
protected:
    ModelValidation() {
        options_.model = test::writeFakeModel(folder_.path()).string();
        options_.loadHealer = [this](const fs::path& model, const std::string&) {
            ++loaded_;
            return test::fakeHealer(readModelCard(model));
        };
        for (const char* folder : {"healthy", "cases/one", "single"}) {
            fs::create_directories(folder_.path() / folder);
        }
        for (int i = 0; i < 2; ++i) {
            writeScan(folder_.path() / "healthy" / ("sub" + std::to_string(i) + ".nii.gz"),
                      test::phantomBrain({40, 44, 24}, 2.0, i));
        }
        Volume scan = test::phantomBrain({40, 44, 24}, 2.0, 1);
        Volume lesion(scan.size, scan.affine);
        for (int z = 8; z < 16; ++z) {
            for (int y = 16; y < 26; ++y) {
                for (int x = 22; x < 32; ++x) {
                    scan.at(x, y, z) = 1.0f;
                    lesion.at(x, y, z) = 1.0f;
                }
            }
        }
        for (const auto& [file, volume] :
             {std::pair("cases/one/scan.nii.gz", &scan),
              std::pair("cases/one/lesion_mask.nii.gz", &lesion),
              std::pair("single/scan.nii.gz", &scan), std::pair("single/lesion.nii.gz", &lesion)}) {
            writeScan(folder_.path() / file, *volume);
        }
    }

    fs::path list(const std::string& sources) const {
        const fs::path path = folder_.path() / "sources.json";
        writeTextAtomically(path, R"({"format": "disyre-validation", "format_version": 1,
            "sources": [)" + sources + "]}");
        return path;
    }
    [[nodiscard]] ValidatedModel validate(const fs::path& sources) const {
        return validateModel({sources, options_}, {}, {}, StopToken());
    }

    test::TemporaryFolder folder_;
    HealOptions options_;
    mutable int loaded_ = 0;
};

TEST_F(ModelValidation, EachFormOfSourceIsReadAndTheModelLoadedOnce) {
    const ValidatedModel model = validate(
        list(R"({"name": "implanted", "cases": "cases"}, {"name": "healthy", "healthy": "healthy"},
            {"name": "real", "scans": [{"scan": "single/scan.nii.gz", "kind": "glioma",
                                        "lesion": "single/lesion.nii.gz"}]})"));
    EXPECT_EQ(loaded_, 1);
    ASSERT_EQ(model.sources.size(), 3U);
    EXPECT_EQ(model.sources[0].name, "implanted");
    EXPECT_EQ(model.sources[0].healthy, 0U);
    EXPECT_EQ(model.sources[1].healthy, 2U);
    EXPECT_EQ(model.sources[1].scans[1].name, "sub1");
    EXPECT_EQ(model.sources[2].scans[0].kind, "glioma");
    // The same scan with the same lesion gives the same measures, whatever its source.
    EXPECT_EQ(model.sources[0].scans[0].averagePrecision,
              model.sources[2].scans[0].averagePrecision);
    EXPECT_EQ(model.sources[0].ranking.averagePrecision, model.sources[2].ranking.averagePrecision);
    EXPECT_NE(validationText(model).find("implanted"), std::string::npos);
    const auto json = nlohmann::json::parse(validationJson(model));
    EXPECT_EQ(json["sources"][2]["scans"][0]["kind"], "glioma");
}

TEST_F(ModelValidation, MeasuresAgreeWithThoseOfTheScanAlone) {
    const ValidatedModel model =
        validate(list(R"({"name": "real", "scans": [{"scan": "single/scan.nii.gz",
                      "lesion": "single/lesion.nii.gz"}]})"));
    const ValidatedScan& scan = model.sources[0].scans[0];
    const MeasuredMap alone = evaluateScan({folder_.path() / "single/scan.nii.gz",
                                            folder_.path() / "single/lesion.nii.gz",
                                            {},
                                            options_},
                                           {}, StopToken());
    EXPECT_NEAR(scan.averagePrecision, alone.averagePrecision, 1e-12);
    EXPECT_NEAR(scan.bestDice, alone.dice.dice, 1e-12);
    EXPECT_NEAR(scan.lesionMillilitres, 800 * 0.008, 1e-9);
    EXPECT_NEAR(model.sources[0].ranking.averagePrecision, alone.averagePrecision, 1e-12);
    EXPECT_NEAR(scan.prevalence, alone.prevalence, 1e-12);
    EXPECT_EQ(scan.largeLesions, 1);
    EXPECT_LE(scan.dice, scan.bestDice + 1e-12);
}

TEST_F(ModelValidation, AllRegionsOfAHealthyScanAreFalse) {
    const ValidatedModel model = validate(list(R"({"name": "healthy", "healthy": "healthy"})"));
    for (const ValidatedScan& scan : model.sources[0].scans) {
        EXPECT_TRUE(scan.isHealthy);
        EXPECT_EQ(scan.falseRegions, scan.regions);
        EXPECT_EQ(scan.averagePrecision, 0.0);
        EXPECT_EQ(scan.regions > 0, scan.largestFalseMillilitres > 0.0);
    }
}

TEST_F(ModelValidation, WhatIsNoListIsRefusedWithAReason) {
    const auto messageOf = [&](const fs::path& path) -> std::string {
        try {
            (void)readValidationSources(path);
        } catch (const std::exception& error) {
            return error.what();
        }
        return {};
    };
    writeTextAtomically(folder_.path() / "plain.json", "[1, 2]");
    EXPECT_NE(messageOf(folder_.path() / "plain.json").find("list of sources"), std::string::npos);
    EXPECT_NE(messageOf(list("")).find("list of sources"), std::string::npos);
    EXPECT_NE(messageOf(list(R"({"name": "x"})")).find("list of sources"), std::string::npos);
    EXPECT_NE(messageOf(list(R"({"name": "x", "scans": []})")).find("holds no scan"),
              std::string::npos);
    EXPECT_NE(
        messageOf(list(R"({"name": "x", "scans": [{"scan": "away.nii.gz"}]})")).find("away.nii.gz"),
        std::string::npos);
    EXPECT_NE(messageOf(folder_.path() / "nowhere.json").find("nowhere.json"), std::string::npos);
    EXPECT_NE(messageOf(list(R"({"name": "x", "healthy": "healthy", "mask_growth": 99})")), "");
}

TEST_F(ModelValidation, AStopEndsItAtOnce) {
    StopToken stop;
    stop.requestStop();
    EXPECT_THROW(
        (void)validateModel({list(R"({"name": "healthy", "healthy": "healthy"})"), options_}, {},
                            {}, stop),
        Stopped);
}

}  // namespace
}  // namespace disyre
