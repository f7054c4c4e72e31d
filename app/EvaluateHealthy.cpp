// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "app/Evaluate.h"
#include "app/EvaluateMap.h"
#include "core/base/Error.h"
#include "core/card/ModelPlaces.h"
#include "core/evaluation/BrainRim.h"
#include "core/evaluation/Froc.h"
#include "core/evaluation/HealthyReview.h"
#include "core/image/Nifti.h"
#include "core/preprocess/BrainMask.h"
#include "core/restoration/ScanLevel.h"
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

/// Healthy scans by the name of their use, with what to say where there are none.
const std::vector<HealthyScan>& scansOf(const HealthyScans& scans, const std::string& split) {
    if (split == "validation") {
        return needValidation(scans);
    }
    const auto& found = split == "test" ? scans.test : scans.training;
    if (found.empty()) {
        throw SettingsError(fmt::format(
            "The subject list names no {} scan that is there; name another with --subjects.", split));
    }
    return found;
}

/// Healthy scans of one split, healed and looked at one by one and then together.
class HealthyCheck {
public:
    HealthyCheck(const EvaluateOptions& options, const ModelCard& card)
        : isJson_(options.json), scoring_(scoringText(settingsFor(options.heal, card), card)) {
        const HealthyScores* scores = healthyScoresFor(card, settingsFor(options.heal, card));
        if (scores != nullptr) {
            scores_ = *scores;
            points_ = scores->threshold > 0.0 ? operatingPoints(*scores) : std::vector<OperatingPoint>();
        }
        sums_.assign(points_.size(), 0.0);
    }

    void add(const std::string& name, HealedScan healed) {
        Volume& map = healed.result.anomalyMap;
        const Mask& brain = healed.prepared.mask;
        const std::optional<double> quartile = upperQuartile(map, brain);
        const std::optional<double> ratio =
            scores_ && quartile ? quartileRatio(*scores_, *quartile) : std::nullopt;
        HealthyReview review;
        review.addHeldOut(name, map, brain);
        const double mean = review.heldOutScores().front().meanScore;
        Json row{{"scan", name}, {"mean_score", mean}};
        std::string line = fmt::format("{:<24} mean score {:.4f}", name, mean);
        if (ratio) {
            row["quartile_ratio"] = *ratio;
            line += fmt::format(", upper quartile {:.2f} times the card's", *ratio);
            ratios_.push_back(*ratio);
        }
        for (std::size_t p = 0; p < points_.size(); ++p) {
            const double regions = review.falseRegions(points_[p].threshold);
            sums_[p] += regions;
            row["false_regions"].push_back(regions);
            line += fmt::format("{} {:.0f}", p == 0 ? ", regions" : "", regions);
        }
        rim_.add(std::move(map), brain);
        rows_.push_back(std::move(row));
        if (!isJson_) {
            fmt::print("{}\n", line);
        }
    }

    /// What all of them come to.
    void finish(const std::string& split) const {
        const auto scans = static_cast<double>(rows_.size());
        Json thresholds = Json::array();
        for (std::size_t p = 0; p < points_.size(); ++p) {
            thresholds.push_back({{"allowed", points_[p].falseRegions},
                                  {"threshold", points_[p].threshold},
                                  {"false_regions", sums_[p] / scans}});
        }
        const RimScores rim = rim_.scores();
        if (isJson_) {
            fmt::print("{}\n", Json{{"split", split},
                                    {"scans", rows_},
                                    {"thresholds", thresholds},
                                    {"rim",
                                     {{"millimetres", kRimMillimetres},
                                      {"share_of_brain", rim.rimShare},
                                      {"score_99_5_percent", rim.rimScore},
                                      {"inside_99_5_percent", rim.insideScore},
                                      {"share_of_highest_scores", rim.shareOfHighest},
                                      {"regions", rim.regions},
                                      {"regions_in_rim", rim.rimRegions}}}}
                                   .dump(2));
            return;
        }
        for (std::size_t p = 0; p < points_.size(); ++p) {
            fmt::print("Threshold {:.4f}, for {:g} regions a healthy scan: {:.2f} on these {}.\n",
                       points_[p].threshold, points_[p].falseRegions, sums_[p] / scans, rows_.size());
        }
        if (points_.empty()) {
            fmt::print("The model's card tells no threshold for this way of healing ({}); --calibrate "
                       "finds one.\n",
                       scoring_);
        }
        if (!ratios_.empty()) {
            const auto [low, high] = std::minmax_element(ratios_.begin(), ratios_.end());
            fmt::print("Upper quartiles {:.2f} to {:.2f} times the card's; from {:g} times on a threshold is "
                       "raised, here for {}.\n",
                       *low, *high, kOtherLevel,
                       std::count_if(ratios_.begin(), ratios_.end(),
                                     [](double ratio) { return ratio >= kOtherLevel; }));
        }
        fmt::print("Within {:g} mm of the mask's edge ({:.0f} % of the brain) 99.5 % score below {:.4f}, "
                   "inside below {:.4f}; of the highest 0.5 % of voxels {:.0f} % lie there, and of the "
                   "{} regions at the highest 1 % {}.\n",
                   kRimMillimetres, 100.0 * rim.rimShare, rim.rimScore, rim.insideScore,
                   100.0 * rim.shareOfHighest, rim.regions, rim.rimRegions);
    }

private:
    bool isJson_;
    std::string scoring_;
    std::optional<HealthyScores> scores_;
    std::vector<OperatingPoint> points_;
    std::vector<double> sums_;    // of regions at each point
    std::vector<double> ratios_;  // of upper quartiles, to the card's
    RimReview rim_;
    Json rows_ = Json::array();
};

}  // namespace

int evaluateHealthy(const EvaluateOptions& options, ProgressLine& progress, const StopToken& stop) {
    EvaluateOptions wanted = options;
    wanted.data.withTest = options.healthy == "test";
    const HealthyScans scans = findHealthyScans(wanted.data);
    const auto& found = scansOf(scans, options.healthy);
    HealthyCheck check(options, readModelCard(options.heal.model.empty()
                                                  ? defaultModelFolder()
                                                  : modelFolder(options.heal.model)));
    for (const HealthyScan& files : found) {
        HealedScan healed = healHealthy(files, wanted.data, options.heal, progress, stop);
        progress.clear();
        check.add(files.name, std::move(healed));
    }
    check.finish(options.healthy);
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
