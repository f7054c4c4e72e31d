// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/Commands.h"
#include "app/Console.h"
#include "app/HealScan.h"
#include "app/HealthyScans.h"
#include "core/base/Error.h"
#include "core/card/ModelPlaces.h"
#include "core/compute/Compute.h"
#include "core/evaluation/Baselines.h"
#include "core/evaluation/Metrics.h"
#include "core/findings/Regions.h"
#include "core/image/Nifti.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/IntensityScaling.h"
#include "core/sample/ImplantedLesion.h"
#include "core/sample/SampleScan.h"

namespace disyre::app {

namespace {

using Json = nlohmann::ordered_json;

struct EvaluateOptions {
    bool sample = false;
    std::string scan;
    std::string lesion;
    std::string mask;
    int implanted = 0;
    bool calibrate = false;
    HealthyScansOptions data;
    HealScanOptions heal;
    bool json = false;
};

/// Scores and labels of the voxels that count: the brain, and the lesion wherever it lies.
struct ScoredVoxels {
    std::vector<float> scores;
    std::vector<std::uint8_t> labels;
};

ScoredVoxels select(std::span<const float> scores, const Mask& brain, const Mask& lesion) {
    ScoredVoxels selected;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (brain.voxels[i] != 0 || lesion.voxels[i] != 0) {
            selected.scores.push_back(scores[i]);
            selected.labels.push_back(lesion.voxels[i]);
        }
    }
    return selected;
}

struct HealedMap {
    HealedScan healed;
    Volume map;  ///< on the scan's grid
};

/// Heals a scan in RAS order; throws Stopped unless it was healed to the end.
HealedMap healToMap(const Volume& scan, const Mask* brain, const HealScanOptions& options,
                    ProgressLine& progress, const StopToken& stop) {
    HealedMap result;
    result.healed = healOne(scan, brain, options, progress, stop);
    stop.throwIfStopped();
    progress.clear();
    result.map = mapToScan(result.healed.prepared, scan, result.healed.result.anomalyMap);
    return result;
}

struct CaseResult {
    double averagePrecision = 0.0;
    BestDice dice;
    double prevalence = 0.0;
    Json json;
};

/// Heals a scan (in RAS order) and compares its map with the lesion mask on the same grid.
CaseResult evaluateCase(const std::string& name, const Volume& scan, const Mask* brain,
                        const Mask& lesion, const HealScanOptions& options, bool withBaselines,
                        ProgressLine& progress, const StopToken& stop) {
    const auto [healed, map] = healToMap(scan, brain, options, progress, stop);
    const Mask& mask = healed.prepared.scanMask;
    const ScoredVoxels voxels = select(map.voxels, mask, lesion);
    CaseResult result;
    result.averagePrecision = averagePrecision(voxels.scores, voxels.labels);
    result.dice = bestDice(voxels.scores, voxels.labels);
    const auto positives =
        static_cast<double>(std::count(voxels.labels.begin(), voxels.labels.end(), 1));
    result.prevalence = positives / static_cast<double>(voxels.labels.size());
    result.json = {{"case", name},
                   {"average_precision", result.averagePrecision},
                   {"best_dice", result.dice.dice},
                   {"best_dice_threshold", result.dice.threshold},
                   {"prevalence", result.prevalence},
                   {"lesion_ml", positives * scan.voxelMillilitres()},
                   {"seconds", healed.result.seconds}};
    if (withBaselines) {
        const IntensityRange range{healed.prepared.intensityLow, healed.prepared.intensityHigh};
        Volume scaled = scan;
        for (std::size_t i = 0; i < scaled.voxels.size(); ++i) {
            scaled.voxels[i] =
                mask.voxels[i] != 0 ? scaleIntensity(scan.voxels[i], range) : 0.0f;
        }
        for (const BaselineMap& baseline : baselineMaps(scaled, mask)) {
            const ScoredVoxels trivial = select(baseline.scores, mask, lesion);
            result.json["baselines"].push_back(
                {{"name", baseline.name},
                 {"average_precision", averagePrecision(trivial.scores, trivial.labels)},
                 {"best_dice", bestDice(trivial.scores, trivial.labels).dice}});
        }
    }
    return result;
}

void printCase(const CaseResult& result) {
    const Json& json = result.json;
    fmt::print("{}: AP {:.3f}, best Dice {:.3f} (at {:.3f}), prevalence {:.4f}, lesion {:.1f} ml\n",
               json["case"].get<std::string>(), result.averagePrecision, result.dice.dice,
               result.dice.threshold, result.prevalence, json["lesion_ml"].get<double>());
    if (json.contains("baselines")) {
        for (const auto& baseline : json["baselines"]) {
            fmt::print("  {:<16} AP {:.3f}, best Dice {:.3f}\n",
                       baseline["name"].get<std::string>(),
                       baseline["average_precision"].get<double>(),
                       baseline["best_dice"].get<double>());
        }
    }
    std::fflush(stdout);
}

/// Mean score of a healthy brain and the regions of 0.1 ml or more at a threshold.
Json evaluateHealthy(const Volume& scan, double threshold, const HealScanOptions& options,
                     ProgressLine& progress, const StopToken& stop) {
    const auto [healed, map] = healToMap(scan, nullptr, options, progress, stop);
    double sum = 0.0;
    double brain = 0.0;
    for (std::size_t i = 0; i < map.voxels.size(); ++i) {
        if (healed.prepared.scanMask.voxels[i] != 0) {
            sum += map.voxels[i];
            brain += 1.0;
        }
    }
    constexpr double kSmallest = 0.1;
    double millilitres = 0.0;
    const auto regions = findRegions(map, static_cast<float>(threshold), kSmallest);
    for (const Region& region : regions) {
        millilitres += static_cast<double>(region.voxels.size()) * map.voxelMillilitres();
    }
    return {{"mean_score", sum / brain},
            {"threshold", threshold},
            {"regions", regions.size()},
            {"regions_ml", millilitres}};
}

int evaluateSample(const EvaluateOptions& options, ProgressLine& progress, const StopToken& stop) {
    const SampleScan sample = makeSample();
    const CaseResult result = evaluateCase("sample", sample.scan, nullptr, sample.lesion,
                                           options.heal, true, progress, stop);
    Json json = result.json;
    json["unaltered"] =
        evaluateHealthy(sample.healthy, result.dice.threshold, options.heal, progress, stop);
    if (options.json) {
        fmt::print("{}\n", json.dump(2));
        return kSuccess;
    }
    printCase(result);
    double best = 0.0;
    for (const auto& baseline : json["baselines"]) {
        best = std::max(best, baseline["average_precision"].get<double>());
    }
    fmt::print("  {:.1f} times the best trivial map\n", result.averagePrecision / best);
    fmt::print("unaltered sample: mean score {:.4f}, {} regions of 0.1 ml or more at {:.3f} ({:.1f} "
               "ml)\n",
               json["unaltered"]["mean_score"].get<double>(),
               json["unaltered"]["regions"].get<std::size_t>(), result.dice.threshold,
               json["unaltered"]["regions_ml"].get<double>());
    return kSuccess;
}

int evaluateScan(const EvaluateOptions& options, ProgressLine& progress, const StopToken& stop) {
    const Volume scan = readScan(options.scan);
    const Orientation orientation = orientationOf(scan.affine);
    const auto readMask = [&](const std::string& path) {
        const Volume labels = readLabelsFor(scan, path);
        Mask mask(labels.size);
        std::transform(labels.voxels.begin(), labels.voxels.end(), mask.voxels.begin(),
                       [](float v) -> std::uint8_t { return v > 0.0f; });
        return toRas(mask, orientation);
    };
    const Mask lesion = readMask(options.lesion);
    const std::optional<Mask> brain =
        options.mask.empty() ? std::nullopt : std::optional(readMask(options.mask));
    const CaseResult result =
        evaluateCase(options.scan, toRas(scan), brain ? &*brain : nullptr, lesion, options.heal,
                     true, progress, stop);
    if (options.json) {
        fmt::print("{}\n", result.json.dump(2));
    } else {
        printCase(result);
    }
    return kSuccess;
}

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
        throw SettingsError("There is no validation scan; name a subject list with --subjects.");
    }
    return scans.validation;
}

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
        const CaseResult result = evaluateCase(name, subject.scan, &subject.brain, lesionMask,
                                               options.heal, false, progress, stop);
        sum += result.averagePrecision;
        cases.push_back(result.json);
        if (!options.json) {
            printCase(result);
        }
    }
    if (options.json) {
        fmt::print("{}\n", cases.dump(2));
    } else {
        fmt::print("mean AP {:.3f} over {} lesions\n", sum / options.implanted, options.implanted);
    }
    return kSuccess;
}

/// Finds the threshold that few voxels of held-out healthy brains exceed, and writes it on the
/// model's card.
int calibrate(const EvaluateOptions& options, ProgressLine& progress, const StopToken& stop) {
    constexpr double kShareBelow = 0.995;
    const HealthyScans scans = findHealthyScans(options.data);
    const auto& validation = needValidation(scans);
    std::vector<float> scores;
    for (const HealthyScan& files : validation) {
        const ValidationScan subject = readValidationScan(files, options.data);
        const HealedScan healed =
            healOne(subject.scan, &subject.brain, options.heal, progress, stop);
        stop.throwIfStopped();
        for (std::size_t i = 0; i < healed.prepared.mask.voxels.size(); ++i) {
            if (healed.prepared.mask.voxels[i] != 0) {
                scores.push_back(healed.result.anomalyMap.voxels[i]);
            }
        }
    }
    progress.clear();
    const std::filesystem::path model =
        options.heal.model.empty() ? defaultModelFolder() : modelFolder(options.heal.model);
    ModelCard card = readModelCard(model);
    card.suggestedThreshold = quantile(scores, kShareBelow);
    card.thresholdRule = fmt::format(
        "{:g} % of the voxels of {} held-out healthy brains score below it (skip {}, stride {}, "
        "foreground weighting {})",
        100.0 * kShareBelow, validation.size(), options.heal.settings.skip,
        options.heal.settings.stride > 0 ? options.heal.settings.stride : card.defaultStride(),
        toText(options.heal.settings.weighting));
    writeModelCard(model, card);
    for (const double share : {0.5, 0.9, 0.95, 0.99, 0.995, 0.999}) {
        fmt::print("{:>5.1f} % of healthy voxels score below {:.4f}\n", 100.0 * share,
                   quantile(scores, share));
    }
    fmt::print("Suggested threshold {:.4f}, written to the card.\n", card.suggestedThreshold);
    return kSuccess;
}

int evaluate(const EvaluateOptions& options) {
    ProgressLine progress(options.json);
    const StopToken stop = stopOnSignals();
    if (options.sample) {
        return evaluateSample(options, progress, stop);
    }
    if (!options.scan.empty()) {
        return evaluateScan(options, progress, stop);
    }
    return options.calibrate ? calibrate(options, progress, stop)
                             : evaluateImplanted(options, progress, stop);
}

}  // namespace

void addEvaluateCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "evaluate", "Measure a model: average precision, Dice and the trivial maps beside it");
    auto options = std::make_shared<EvaluateOptions>();
    auto* sample = command->add_flag("--sample", options->sample,
                                     "On the sample with its two lesions, and unaltered");
    auto* scan = command->add_option("--scan", options->scan, "On a scan with a lesion mask");
    scan->needs(
        command->add_option("--lesion", options->lesion, "The lesion mask"));
    command->add_option("--mask", options->mask, "Brain mask");
    auto* implanted = command->add_option(
        "--implanted", options->implanted,
        "On this many healthy validation scans of --data, each with one implanted lesion");
    implanted->check(CLI::Range(1, 100000));
    auto* data = command->add_option("--data", options->data.folder, "Folder of healthy scans");
    auto* calibration = command->add_flag(
        "--calibrate", options->calibrate,
        "Find the threshold that healthy validation scans of --data suggest; write it on the card");
    implanted->needs(data);
    calibration->needs(data);
    for (auto* option : {scan, implanted, calibration}) {
        option->excludes(sample);
    }
    addHealthyScansOptions(*command, options->data);
    addHealOptions(*command, options->heal);
    command->add_flag("--json", options->json, "Print JSON, and no progress");
    command->callback([&action, options, command] {
        if (!options->sample && options->scan.empty() && options->implanted == 0 &&
            !options->calibrate) {
            throw CLI::RequiredError("one of --sample, --scan, --implanted, --calibrate");
        }
        action = [options] { return evaluate(*options); };
    });
}

}  // namespace disyre::app
