// SPDX-License-Identifier: GPL-3.0-or-later
// The workflows that measure a model, with a healer that needs no network.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/evaluation/CountedVoxels.h"
#include "core/evaluation/Metrics.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/workflows/CaseMaps.h"
#include "core/workflows/CaseSlices.h"
#include "core/workflows/CheckHealthy.h"
#include "core/workflows/EvaluateCases.h"
#include "core/workflows/EvaluateImplanted.h"
#include "core/workflows/EvaluateScan.h"
#include "core/workflows/EvaluationJson.h"
#include "core/workflows/HealthyScoring.h"
#include "tests/support/FakeHealer.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

/// A phantom with a dark box in its middle, which is the lesion.
struct BoxedPhantom {
    Volume scan = test::phantomBrain({40, 44, 24}, 2.0, 1);
    Mask lesion{scan.size};

    BoxedPhantom() {
        for (int z = 10; z < 14; ++z) {
            for (int y = 18; y < 24; ++y) {
                for (int x = 24; x < 30; ++x) {
                    scan.at(x, y, z) = 1.0f;
                    lesion.at(x, y, z) = 1;
                }
            }
        }
    }
    [[nodiscard]] Volume lesionVolume() const {
        Volume volume(scan.size, scan.affine);
        std::copy(lesion.voxels.begin(), lesion.voxels.end(), volume.voxels.begin());
        return volume;
    }
};

class EvaluateWorkflows : public ::testing::Test {
protected:
    EvaluateWorkflows() {
        options_.model = test::writeFakeModel(folder_.path()).string();
        options_.loadHealer = [](const fs::path& model, const std::string&) {
            return test::fakeHealer(readModelCard(model));
        };
    }

    /// A folder of healthy phantoms; of three, the last one validates.
    [[nodiscard]] HealthyScansOptions healthyScans(int count) const {
        const fs::path folder = folder_.path() / "healthy";
        fs::create_directories(folder);
        for (int i = 0; i < count; ++i) {
            writeScan(folder / ("sub-0" + std::to_string(i) + ".nii.gz"),
                      test::phantomBrain({40, 44, 24}, 2.0, i));
        }
        HealthyScansOptions data;
        data.folder = folder.string();
        return data;
    }

    [[nodiscard]] EvaluateCasesRequest casesRequest() const {
        const BoxedPhantom phantom;
        EvaluateCasesRequest request;
        request.cases = folder_.path() / "cases";
        for (const char* name : {"one", "two"}) {
            fs::create_directories(request.cases / name);
            writeScan(request.cases / name / "scan.nii.gz", phantom.scan);
            writeScan(request.cases / name / "lesion_mask.nii.gz", phantom.lesionVolume());
        }
        request.folder = folder_.path() / "out";
        request.replicates = 20;
        request.options = options_;
        return request;
    }

    test::TemporaryFolder folder_;
    HealOptions options_;
};

TEST(CaseSlices, KeepsEverySoManyAndEmptiesTheOthers) {
    Mask mask({1, 1, 7}, 1);
    keepSlices(mask, {1, 3});
    EXPECT_EQ(mask.voxels, (std::vector<std::uint8_t>{0, 1, 0, 0, 1, 0, 0}));
}

TEST(CaseSlices, ModelSlicesAreThoseOnEitherSideOfACountedSlice) {
    PreparedScan prepared;
    prepared.scanMask = Mask({1, 1, 12}, 1);
    prepared.image = Volume({1, 1, 5}, axisAlignedAffine({1, 1, 2}, {0, 0, 0}));
    // The model's slices lie at the scan's slices 1, 3, 5, 7 and 9.
    prepared.originInScan = {0, 0, 1};
    prepared.spacingInScan = {1, 1, 2};
    EXPECT_EQ(modelSlicesFor(prepared, {0, 1}), (std::vector<int>{0, 1, 2, 3, 4}));
    EXPECT_EQ(modelSlicesFor(prepared, {3, 5}), (std::vector<int>{1, 3, 4}));
    EXPECT_EQ(modelSlicesFor(prepared, {0, 12}), (std::vector<int>{0}));
}

TEST_F(EvaluateWorkflows, MapIsMeasuredAgainstItsLesionAndBesideTheTrivialMaps) {
    const BoxedPhantom phantom;
    const MeasuredMap map =
        measureMap({"box", phantom.scan, nullptr, phantom.lesion}, options_, true, {}, StopToken());
    EXPECT_EQ(map.name, "box");
    EXPECT_NEAR(map.lesionMillilitres, 6 * 6 * 4 * 0.008, 1e-9);
    EXPECT_GT(map.prevalence, 0.0);
    const auto [healed, scores] = healToMap(phantom.scan, nullptr, options_, {}, StopToken());
    const CountedVoxels voxels =
        countedVoxels(healed.prepared.scanMask, phantom.lesion, phantom.scan.voxelMillilitres());
    EXPECT_EQ(map.averagePrecision,
              averagePrecision(scoresAt(voxels, scores.voxels), voxels.labels));
    EXPECT_GT(map.dice.dice, 0.0);
    ASSERT_TRUE(map.lesionContrast);
    EXPECT_LT(*map.lesionContrast, 0.0);
    EXPECT_EQ(map.baselines.size(), 4u);
    const auto json = nlohmann::json::parse(toJson(map));
    EXPECT_EQ(json["case"], "box");
    EXPECT_EQ(json["average_precision"], map.averagePrecision);
    EXPECT_EQ(json["baselines"].size(), 4u);
}

TEST_F(EvaluateWorkflows, ScanFileIsMeasuredAsItsVoxelsAre) {
    const BoxedPhantom phantom;
    EvaluateScanRequest request;
    request.scan = folder_.path() / "scan.nii.gz";
    request.lesion = folder_.path() / "lesion.nii.gz";
    request.options = options_;
    writeScan(request.scan, phantom.scan);
    writeScan(request.lesion, phantom.lesionVolume());
    const MeasuredMap file = evaluateScan(request, {}, StopToken());
    const MeasuredMap voxels = measureMap({"box", phantom.scan, nullptr, phantom.lesion}, options_,
                                          false, {}, StopToken());
    EXPECT_EQ(file.name, request.scan.string());
    EXPECT_NEAR(file.averagePrecision, voxels.averagePrecision, 1e-9);
    writeScan(request.lesion, Volume(phantom.scan.size, phantom.scan.affine));
    EXPECT_THROW((void)evaluateScan(request, {}, StopToken()), ScanError);
}

TEST_F(EvaluateWorkflows, ImplantedLesionsAreToldOneByOneAndComeBackAgain) {
    const ImplantedRequest request{healthyScans(3), 2, options_};
    std::vector<std::string> told;
    const auto maps = evaluateImplanted(
        request, [&](const MeasuredMap& map) { told.push_back(map.name); }, {}, StopToken());
    ASSERT_EQ(maps.size(), 2u);
    EXPECT_EQ(told, (std::vector<std::string>{maps[0].name, maps[1].name}));
    EXPECT_EQ(maps[0].name.rfind("seed  1 sub-02", 0), 0u);
    EXPECT_EQ(nlohmann::json::parse(toJson(maps)).size(), 2u);
    const auto again = evaluateImplanted(request, {}, {}, StopToken());
    EXPECT_EQ(again[1].averagePrecision, maps[1].averagePrecision);
}

TEST_F(EvaluateWorkflows, CalibrationWritesTheScoresOfTheValidationScansOnTheCard) {
    const HealthyScores scores = calibrateModel(healthyScans(3), options_, {}, StopToken());
    EXPECT_GT(scores.threshold, 0.0);
    EXPECT_LE(scores.falseRegions, 1.0);
    const ModelCard card = readModelCard(options_.model);
    const HealthyScores* written = healthyScoresFor(card, settingsFor(options_, card));
    ASSERT_NE(written, nullptr);
    EXPECT_NEAR(written->threshold, scores.threshold, 1e-9);
    EXPECT_FALSE(written->percentiles.empty());
}

TEST_F(EvaluateWorkflows, CheckCountsFalseRegionsAtTheCardsThresholdsAndWritesNothing) {
    const HealthyScansOptions data = healthyScans(4);
    const std::string card = readTextFile(fs::path(options_.model) / "card.json");
    std::vector<std::string> told;
    const HealthyCheck check = checkHealthy(
        {data, "training", options_}, [&](const CheckedScan& scan) { told.push_back(scan.name); },
        {}, StopToken());
    EXPECT_EQ(told, (std::vector<std::string>{"sub-00", "sub-01", "sub-02"}));
    ASSERT_EQ(check.points.size(), 1u);
    EXPECT_EQ(check.points[0].threshold, 0.05);
    double sum = 0.0;
    for (const CheckedScan& scan : check.scans) {
        ASSERT_EQ(scan.falseRegions.size(), 1u);
        EXPECT_GT(scan.meanScore, 0.0);
        sum += scan.falseRegions[0];
    }
    EXPECT_NEAR(check.falseRegions[0], sum / 3.0, 1e-12);
    EXPECT_EQ(readTextFile(fs::path(options_.model) / "card.json"), card);
    const auto json = nlohmann::json::parse(toJson(check));
    EXPECT_EQ(json["split"], "training");
    EXPECT_EQ(json["scans"].size(), 3u);
    EXPECT_EQ(json["thresholds"].size(), 1u);
    EXPECT_THROW((void)checkHealthy({data, "test", options_}, {}, {}, StopToken()), SettingsError);
}

TEST_F(EvaluateWorkflows, ModelsTakeTheirRowsOneAfterTheOther) {
    const EvaluatedModels models(options_, {.table2 = true}, {options_.model, options_.model});
    EXPECT_EQ(models.rows(), 5u);
    EXPECT_TRUE(models.resultOf(0).chosen);
    EXPECT_TRUE(models.resultOf(2).inTable2);
    EXPECT_FALSE(models.resultOf(2).beside);
    EXPECT_TRUE(models.resultOf(3).beside);
    // Models of one name are told apart by their folders.
    EXPECT_EQ(models.resultOf(4).name, "fake model (model): multi-step skip=25");
    EXPECT_EQ(models.operatingPointsOf(4).size(), 1u);
    EXPECT_EQ(EvaluatedModels().rows(), 0u);
}

TEST_F(EvaluateWorkflows, CaseMapsAreTheMapsOfHealingsWithTheirMethods) {
    options_.settings.smoothing = 0.0;
    options_.settings.smoothingAcross = 0.0;
    const BoxedPhantom phantom;
    const EvaluatedModels models(options_, {.table2 = true}, {});
    const EvaluatedModel& model = models.chosen();
    const PreparedScan prepared = prepare(phantom.scan, model.card);
    const CaseToHeal toHeal{phantom.scan, prepared, modelSlicesFor(prepared, {})};
    std::vector<Volume> maps(model.methods.size());
    CaseMapsObserver observer;
    observer.map = [&](std::size_t method, const Volume& map) { maps[method] = map; };
    EXPECT_EQ(makeCaseMaps(model, toHeal, observer, StopToken()), "fake");
    const HealedScan healed = prepareAndHeal(phantom.scan, nullptr, options_, {}, StopToken());
    const Volume expected = mapToScan(prepared, phantom.scan, healed.result.anomalyMap);
    ASSERT_EQ(maps.size(), 3u);
    // The fake weights nothing, so that the weighted map and the plain one are the same.
    for (std::size_t method = 0; method < maps.size(); ++method) {
        if (model.methods[method].settings.weighting != ForegroundWeighting::Normalised) {
            EXPECT_EQ(maps[method].voxels, expected.voxels) << method;
        } else {
            EXPECT_NE(maps[method].voxels, expected.voxels);
        }
    }
}

TEST_F(EvaluateWorkflows, CasesAreMeasuredWithEveryMethodAndWrittenToTheFolder) {
    EvaluateCasesRequest request = casesRequest();
    request.methods.table2 = true;
    std::vector<CasesProgress> seen;
    const EvaluatedCases evaluated = evaluateCases(
        request, [&](const CasesProgress& progress) { seen.push_back(progress); }, StopToken());
    const Evaluation& evaluation = evaluated.evaluation;
    EXPECT_EQ(evaluation.model, "fake model");
    EXPECT_EQ(evaluation.device, "fake");
    ASSERT_EQ(evaluation.cases.size(), 2u);
    EXPECT_EQ(evaluation.cases[1].name, "two");
    ASSERT_EQ(evaluation.methods.size(), 3u + 4u);
    EXPECT_TRUE(evaluation.methods[0].chosen);
    EXPECT_TRUE(evaluation.methods[3].baseline);
    EXPECT_EQ(evaluation.detections.size(), 1u + 4u);
    ASSERT_TRUE(evaluation.cases[0].averagePrecision);
    const BoxedPhantom phantom;
    const MeasuredMap alone = measureMap({"box", phantom.scan, nullptr, phantom.lesion}, options_,
                                         false, {}, StopToken());
    EXPECT_NEAR(*evaluation.cases[0].averagePrecision, alone.averagePrecision, 1e-6);
    EXPECT_NEAR(evaluation.cases[0].prevalence, alone.prevalence, 1e-12);
    for (const char* name : {"evaluation.txt", "evaluation.json", "methods.csv", "subjects.csv",
                             "froc.csv", "precision_recall.svg", "froc.svg"}) {
        EXPECT_TRUE(fs::exists(request.folder / name)) << name;
    }
    for (const auto& entry : fs::directory_iterator(request.folder)) {
        EXPECT_TRUE(entry.is_regular_file()) << entry.path() << " was left";
    }

    ASSERT_GT(seen.size(), 4u);
    EXPECT_EQ(seen.front().work, CasesProgress::Work::Preparing);
    EXPECT_EQ(seen.front().name, "one");
    EXPECT_EQ(seen[1].work, CasesProgress::Work::Healing);
    EXPECT_EQ(seen[1].slice, 1);
    EXPECT_EQ(seen.back().work, CasesProgress::Work::Measuring);
    EXPECT_EQ(seen.back().number, 7u);
    EXPECT_EQ(seen.back().total, 7u);
}

TEST_F(EvaluateWorkflows, TrivialMapsAreMeasuredWithoutLoadingAModel) {
    EvaluateCasesRequest request = casesRequest();
    request.folder.clear();
    request.baselinesOnly = true;
    request.options.loadHealer = [](const fs::path&, const std::string&) {
        ADD_FAILURE() << "a model was loaded";
        return std::shared_ptr<Healer>();
    };
    const Evaluation evaluation = evaluateCases(request, {}, StopToken()).evaluation;
    EXPECT_EQ(evaluation.methods.size(), 4u);
    EXPECT_FALSE(evaluation.cases[0].averagePrecision);
    EXPECT_EQ(evaluation.device, "");
}

TEST_F(EvaluateWorkflows, StoppedEvaluationLeavesNoScoresBehind) {
    const EvaluateCasesRequest request = casesRequest();
    StopToken stop;
    const auto stopLater = [&stop](const CasesProgress& progress) {
        if (progress.number == 2) {
            stop.requestStop();
        }
    };
    EXPECT_THROW((void)evaluateCases(request, stopLater, stop), Stopped);
    EXPECT_FALSE(fs::exists(request.folder));
}

TEST_F(EvaluateWorkflows, WarningsOfTheFilesAreTold) {
    BoxedPhantom phantom;
    EvaluateScanRequest request;
    request.scan = folder_.path() / "scan.nii";
    request.lesion = folder_.path() / "lesion.nii";
    request.options = options_;
    phantom.scan.at(20, 22, 12) = std::numeric_limits<float>::quiet_NaN();
    writeScan(request.scan, phantom.scan);
    Volume lesion = phantom.lesionVolume();
    lesion.at(24, 18, 10) = 0.75f;
    writeScan(request.lesion, lesion);
    std::vector<Message> told;
    const MeasuredMap map = evaluateScan(
        request,
        [&told](const HealProgress& progress) {
            told.insert(told.end(), progress.warnings.begin(), progress.warnings.end());
        },
        StopToken());
    ASSERT_GE(told.size(), 2u);
    EXPECT_EQ(told[0].id, MessageId::ScanNotFinite);
    EXPECT_EQ(told[1].id, MessageId::MaskSoft);
    const auto json = nlohmann::json::parse(toJson(map));
    EXPECT_EQ(json["warnings"].get<std::vector<std::string>>(), textsOf(told));
}

}  // namespace
}  // namespace disyre
