// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <optional>

#include "app/Evaluate.h"
#include "app/EvaluateMap.h"
#include "core/base/Error.h"
#include "core/card/ModelPlaces.h"
#include "core/evaluation/Froc.h"
#include "core/evaluation/HealthyReview.h"
#include "core/image/Nifti.h"
#include "core/preprocess/BrainMask.h"
#include "core/sample/ImplantedLesion.h"

namespace disyre::app {

namespace {

using Json = nlohmann::ordered_json;

/// The validation scans in RAS order with their brains.
struct ValidationScan {
    std::string name;
    Volume scan;
    Mask brain;
};

ValidationScan readValidationScan(const HealthyScan& files, const HealthyScansOptions& options) {
    ValidationScan result;
    result.name = files.name;
    const Volume scan = readScan(files.scan);
    const std::optional<Mask> brain = readBrain(files, scan, options);
    result.scan = toRas(scan);
    std::vector<std::string> warnings;
    result.brain =
        brain ? toRas(*brain, orientationOf(scan.affine)) : findBrain(result.scan, warnings);
    return result;
}

const std::vector<HealthyScan>& needValidation(const HealthyScans& scans) {
    if (scans.validation.empty()) {
        throw SettingsError("There is no validation scan; name a subject list with --subjects, or a plan.");
    }
    return scans.validation;
}

}  // namespace

int evaluateImplanted(const EvaluateOptions& options, ProgressLine& progress,
                      const StopToken& stop) {
    const HealthyScans scans = findHealthyScans(options.data);
    const auto& validation = needValidation(scans);
    Json cases = Json::array();
    double sum = 0.0;
    for (int i = 0; i < options.implanted; ++i) {
        ValidationScan subject = readValidationScan(
            validation[static_cast<std::size_t>(i) % validation.size()], options.data);
        const ImplantedLesion lesion =
            drawLesion(subject.scan, subject.brain, static_cast<std::uint64_t>(i) + 1);
        Mask lesionMask(subject.scan.size);
        implantLesion(subject.scan, subject.brain, lesion, lesionMask);
        const std::string name = fmt::format("seed {:>2} {} {}", i + 1, subject.name,
                                             lesion.level < 1.0 ? "dark  " : "bright");
        const MapResult result = evaluateMap(name, subject.scan, &subject.brain, lesionMask,
                                               options.heal, false, progress, stop);
        sum += result.averagePrecision;
        cases.push_back(result.json);
        if (!options.json) {
            printMapResult(result);
        }
    }
    if (options.json) {
        fmt::print("{}\n", cases.dump(2));
    } else {
        fmt::print("mean AP {:.3f} over {} lesions\n", sum / options.implanted, options.implanted);
    }
    return kSuccess;
}

HealedScan healHealthy(const HealthyScan& files, const HealthyScansOptions& data,
                       const HealScanOptions& heal, ProgressLine& progress, const StopToken& stop) {
    stop.throwIfStopped();
    const Volume scan = readScan(files.scan);
    const std::optional<Mask> brain = readBrain(files, scan, data);
    HealedScan healed = healOne(scan, brain ? &*brain : nullptr, heal, progress, stop);
    stop.throwIfStopped();
    return healed;
}

HealthyScores healthyScoresOf(const HealthyReview& review, const std::string& scoring) {
    HealthyScores scores;
    scores.scoring = scoring;
    scores.percentiles = review.percentiles();
    scores.threshold = review.suggestedThreshold();
    scores.rule = fmt::format(
        "the lowest from which on {} held-out healthy brains have at most one region of {:g} ml or "
        "more on average",
        review.heldOutScans(), kSmallestRegionMillilitres);
    scores.falseRegions = review.falseRegions(scores.threshold);
    scores.points = review.operatingPoints();
    scores.places = review.placeScores();
    return scores;
}

void printHealthyScores(const HealthyScores& scores) {
    fmt::print("Healed with {}:\n", scores.scoring);
    for (const ScorePercentile& entry : scores.percentiles) {
        fmt::print("{:>5.1f} % of healthy voxels score below {:.4f}\n", entry.percent, entry.score);
    }
    for (const PlaceScores& place : scores.places) {
        fmt::print("  {:<16}", place.place + ":");
        for (const ScorePercentile& entry : place.percentiles) {
            fmt::print("  {:g} % {:.4f}", entry.percent, entry.score);
        }
        fmt::print("\n");
    }
    fmt::print("Suggested threshold {:.4f}: {:.2f} regions a healthy scan.\n", scores.threshold,
               scores.falseRegions);
    for (const OperatingPoint& point : scores.points) {
        fmt::print("At most {:g} regions a healthy scan: {:.4f}\n", point.falseRegions,
                   point.threshold);
    }
}

namespace {

/// Of the model's own settings; the suggestion alone where the card tells no more.
std::vector<OperatingPoint> operatingPointsOf(const ModelCard& card, const HealScanOptions& heal) {
    const HealingSettings settings = settingsFor(heal, card);
    const HealthyScores* scores = healthyScoresFor(card, settings);
    if (scores == nullptr || scores->threshold <= 0.0) {
        throw SettingsError("The model's card tells no threshold for this way of healing (" +
                            scoringText(settings, card) + "); find one with --calibrate.");
    }
    return operatingPoints(*scores);
}

}  // namespace

int evaluateHealthy(const EvaluateOptions& options, ProgressLine& progress, const StopToken& stop) {
    EvaluateOptions wanted = options;
    wanted.data.withTest = options.healthy == "test";
    const HealthyScans scans = findHealthyScans(wanted.data);
    if (wanted.data.withTest && scans.test.empty()) {
        throw SettingsError("The subject list names no test scan that is there; name another with "
                            "--subjects.");
    }
    const auto& found = wanted.data.withTest ? scans.test : needValidation(scans);
    const ModelCard card = readModelCard(options.heal.model.empty() ? defaultModelFolder()
                                                                    : modelFolder(options.heal.model));
    const std::vector<OperatingPoint> points = operatingPointsOf(card, options.heal);
    Json rows = Json::array();
    std::vector<double> sums(points.size(), 0.0);
    for (const HealthyScan& files : found) {
        HealedScan healed = healHealthy(files, wanted.data, options.heal, progress, stop);
        HealthyReview review;
        review.addHeldOut(files.name, std::move(healed.result.anomalyMap), healed.prepared.mask);
        Json row{{"scan", files.name}, {"mean_score", review.heldOutScores().front().meanScore}};
        std::string line = fmt::format("{:<24} mean score {:.4f}, regions", files.name,
                                       review.heldOutScores().front().meanScore);
        for (std::size_t p = 0; p < points.size(); ++p) {
            const double regions = review.falseRegions(points[p].threshold);
            sums[p] += regions;
            row["false_regions"].push_back(regions);
            line += fmt::format(" {:.0f}", regions);
        }
        rows.push_back(std::move(row));
        if (!options.json) {
            progress.clear();
            fmt::print("{}\n", line);
        }
    }
    progress.clear();
    Json means = Json::array();
    for (std::size_t p = 0; p < points.size(); ++p) {
        const double mean = sums[p] / static_cast<double>(found.size());
        means.push_back({{"allowed", points[p].falseRegions},
                         {"threshold", points[p].threshold},
                         {"false_regions", mean}});
        if (!options.json) {
            fmt::print("Threshold {:.4f}, for {:g} regions a healthy scan: {:.2f} on these {}.\n",
                       points[p].threshold, points[p].falseRegions, mean, found.size());
        }
    }
    if (options.json) {
        fmt::print("{}\n", Json{{"split", options.healthy}, {"scans", rows}, {"thresholds", means}}
                               .dump(2));
    }
    return kSuccess;
}

int calibrate(const EvaluateOptions& options, ProgressLine& progress, const StopToken& stop) {
    const HealthyScans scans = findHealthyScans(options.data);
    HealthyReview review;
    for (const HealthyScan& files : needValidation(scans)) {
        HealedScan healed = healHealthy(files, options.data, options.heal, progress, stop);
        review.addHeldOut(files.name, std::move(healed.result.anomalyMap), healed.prepared.mask);
    }
    progress.clear();
    const std::filesystem::path model =
        options.heal.model.empty() ? defaultModelFolder() : modelFolder(options.heal.model);
    ModelCard card = readModelCard(model);
    const HealthyScores scores =
        healthyScoresOf(review, scoringText(settingsFor(options.heal, card), card));
    keepHealthyScores(card, scores);
    writeModelCard(model, card);
    printHealthyScores(scores);
    fmt::print("Written to the card.\n");
    return kSuccess;
}

}  // namespace disyre::app
