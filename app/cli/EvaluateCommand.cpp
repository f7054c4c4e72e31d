// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "app/cli/EvaluatePrinting.h"
#include "app/cli/HealOptions.h"
#include "app/cli/HealthyScansOptions.h"
#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/evaluation/Report.h"
#include "core/workflows/EvaluateImplanted.h"
#include "core/workflows/EvaluationJson.h"
#include "core/workflows/HealthyScoring.h"

namespace disyre::app {

namespace {

/// The options of all ways to measure a model; exactly one way is chosen.
struct EvaluateOptions {
    bool sample = false;
    EvaluateScanRequest scan;    ///< Chosen if it names a scan.
    EvaluateCasesRequest cases;  ///< Chosen if it names a folder of cases.
    std::vector<std::string> methods{"table1", "table2", "figure2"};  ///< For cases only.
    int implanted = 0;    ///< Number of lesions to implant; chosen if above 0.
    std::string healthy;  ///< Split of the healthy scans; chosen if not empty.
    bool calibrate = false;
    HealthyScansOptions data;
    HealOptions heal;
    bool json = false;
};

int measureSample(const EvaluateOptions& options) {
    ProgressLine progress(options.json);
    const EvaluatedSample sample = evaluateSample(options.heal, shownOn(progress), stopOnSignals());
    progress.clear();
    if (options.json) {
        fmt::print("{}\n", toJson(sample));
    } else {
        printSample(sample);
    }
    return kSuccess;
}

int measureScan(const EvaluateOptions& options) {
    EvaluateScanRequest request = options.scan;
    request.options = options.heal;
    ProgressLine progress(options.json);
    const MeasuredMap map = evaluateScan(request, shownOn(progress), stopOnSignals());
    progress.clear();
    if (options.json) {
        fmt::print("{}\n", toJson(map));
    } else {
        printMeasuredMap(map);
    }
    return kSuccess;
}

int measureImplanted(const EvaluateOptions& options) {
    ProgressLine progress(options.json);
    const auto print = [&](const MeasuredMap& map) {
        progress.clear();
        if (!options.json) {
            printMeasuredMap(map);
        }
    };
    const std::vector<MeasuredMap> maps = evaluateImplanted(
        {options.data, options.implanted, options.heal}, print, shownOn(progress), stopOnSignals());
    if (options.json) {
        fmt::print("{}\n", toJson(maps));
        return kSuccess;
    }
    double sum = 0.0;
    for (const MeasuredMap& map : maps) {
        sum += map.averagePrecision;
    }
    fmt::print("mean AP {:.3f} over {} lesions\n", sum / options.implanted, options.implanted);
    return kSuccess;
}

int checkHealthyScans(const EvaluateOptions& options) {
    ProgressLine progress(options.json);
    const auto print = [&](const CheckedScan& scan) {
        progress.clear();
        if (!options.json) {
            printCheckedScan(scan);
        }
    };
    const HealthyCheck check = checkHealthy({options.data, options.healthy, options.heal}, print,
                                            shownOn(progress), stopOnSignals());
    if (options.json) {
        fmt::print("{}\n", toJson(check));
    } else {
        printHealthyCheck(check);
    }
    return kSuccess;
}

int calibrate(const EvaluateOptions& options) {
    ProgressLine progress(options.json);
    const HealthyScores scores =
        calibrateModel(options.data, options.heal, shownOn(progress), stopOnSignals());
    progress.clear();
    printHealthyScores(scores);
    fmt::print("Written to the card.\n");
    return kSuccess;
}

MethodChoice choiceOf(const std::vector<std::string>& names) {
    const auto has = [&names](const char* name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    return {has("table1"), has("table2"), has("figure2"), has("filters")};
}

int measureCases(const EvaluateOptions& options) {
    EvaluateCasesRequest request = options.cases;
    request.methods = choiceOf(options.methods);
    request.options = options.heal;
    ProgressLine progress(options.json);
    const EvaluatedCases evaluated =
        evaluateCases(request, casesShownOn(progress), stopOnSignals());
    progress.clear();
    for (const std::string& warning : evaluated.warnings) {
        printWarning(warning);
    }
    const Evaluation& evaluation = evaluated.evaluation;
    if (options.json) {
        fmt::print("{}\n", evaluationJson(evaluation));
        return kSuccess;
    }
    fmt::print("{}", evaluationText(evaluation));
    fmt::print("{} cases in {}.\n", evaluation.cases.size(), durationText(evaluation.seconds));
    if (!request.folder.empty()) {
        fmt::print("Tables and plots are in {}.\n", displayPath(request.folder));
    }
    return kSuccess;
}

int evaluate(const EvaluateOptions& options) {
    if (options.sample) {
        return measureSample(options);
    }
    if (!options.cases.cases.empty()) {
        return measureCases(options);
    }
    if (!options.scan.scan.empty()) {
        return measureScan(options);
    }
    if (!options.healthy.empty()) {
        return checkHealthyScans(options);
    }
    return options.calibrate ? calibrate(options) : measureImplanted(options);
}

void addCasesOptions(CLI::App& command, EvaluateOptions& options, CLI::Option* cases) {
    const auto only = [cases](CLI::Option* option) { option->needs(cases); };
    only(command
             .add_option("--split", options.cases.split,
                         "Cases to open: validation (also those without a split), test or all")
             ->check(CLI::IsMember({"validation", "test", "all"}))
             ->capture_default_str());
    only(command.add_option("--out", options.cases.folder,
                            "Folder for tables (text, CSV, JSON), plots (SVG) and pictures of the "
                            "five worst cases (PNG)"));
    only(command
             .add_option(
                 "--methods", options.methods,
                 "What to measure beside the settings given: table1, table2, figure2, filters "
                 "(of the map, all slices), or chosen for nothing more; several with commas")
             ->delimiter(',')
             ->check(CLI::IsMember({"chosen", "table1", "table2", "figure2", "filters"}))
             ->capture_default_str());
    only(command
             .add_option("--beside", options.cases.beside,
                         "Other models to measure on the same voxels with the same settings, a row "
                         "each, with the difference paired by subject; several with commas")
             ->delimiter(','));
    only(command
             .add_option("--every", options.cases.every,
                         "Measure one axial slice of the scan in so many, which takes less time; "
                         "separate lesions are not looked for then")
             ->check(CLI::Range(1, 100))
             ->capture_default_str());
    only(command.add_flag("--baseline-only", options.cases.baselinesOnly,
                          "Measure the trivial maps alone; nothing is healed"));
    only(command.add_option("--template", options.cases.templateScan,
                            "Skull-stripped average brain of the cases' modality: its difference "
                            "becomes one more trivial map"));
    only(command
             .add_option("--replicates", options.cases.replicates,
                         "Resamplings of the subjects for "
                         "the 95 % intervals")
             ->check(CLI::Range(0, 100000))
             ->capture_default_str());
    only(command.add_option("--seed", options.cases.seed, "Seed of the resamplings")
             ->capture_default_str());
}

}  // namespace

void addEvaluateCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "evaluate", "Measure a model: average precision, Dice and the trivial maps beside it");
    auto options = std::make_shared<EvaluateOptions>();
    auto* sample = command->add_flag("--sample", options->sample,
                                     "On the sample with its two lesions, and unaltered");
    auto* scan = command->add_option("--scan", options->scan.scan, "On a scan with a lesion mask");
    scan->needs(command->add_option("--lesion", options->scan.lesion, "The lesion mask"));
    command->add_option("--mask", options->scan.brainMask, "Brain mask");
    auto* cases = command->add_option(
        "--cases", options->cases.cases,
        "On a folder of cases: the paper's tables, intervals over subjects and lesions found");
    auto* implanted = command->add_option(
        "--implanted", options->implanted,
        "On this many healthy validation scans of --data, each with one implanted lesion");
    implanted->check(CLI::Range(1, 100000));
    auto* data = command->add_option("--data", options->data.folder, "Folder of healthy scans");
    auto* calibration = command->add_flag(
        "--calibrate", options->calibrate,
        "Find the threshold that healthy validation scans of --data suggest; write it on the card");
    auto* healthy = command->add_option("--healthy", options->healthy,
                                        "On the healthy scans of --data that are named so "
                                        "(training, validation or test): regions at "
                                        "the card's thresholds, which are false, how high each "
                                        "scan scores all over, and scores near "
                                        "the mask's edge; nothing is written");
    healthy->check(CLI::IsMember({"training", "validation", "test"}));
    implanted->needs(data);
    command
        ->add_option("--plan", options->data.plan,
                     "In place of --data: the plan that a model was trained by")
        ->excludes(data);
    for (auto* option : {scan, implanted, calibration, healthy, cases}) {
        option->excludes(sample);
    }
    for (auto* option : {scan, implanted, calibration, healthy}) {
        option->excludes(cases);
    }
    addCasesOptions(*command, *options, cases);
    addHealthyScansOptions(*command, options->data);
    addHealOptions(*command, options->heal);
    command->add_flag("--json", options->json, "Print JSON, and no progress");
    command->footer(
        "A case is a folder with scan.nii.gz, lesion_mask.nii.gz and, where there are,\n"
        "brain_mask.nii.gz and case.json (subject, kind, near_training, split).");
    command->callback([&action, options] {
        if (!options->sample && options->scan.scan.empty() && options->cases.cases.empty() &&
            options->implanted == 0 && !options->calibrate && options->healthy.empty()) {
            throw CLI::RequiredError(
                "one of --sample, --scan, --cases, --implanted, --calibrate, --healthy");
        }
        const bool filters = std::find(options->methods.begin(), options->methods.end(),
                                       "filters") != options->methods.end();
        if (filters && options->cases.every > 1) {
            throw CLI::ValidationError("--methods filters",
                                       "needs all slices: filters reach across them (no --every)");
        }
        const bool needsScans = options->calibrate || !options->healthy.empty();
        if (needsScans && options->data.folder.empty() && options->data.plan.empty()) {
            throw CLI::RequiredError("--data or --plan");
        }
        action = [options] { return evaluate(*options); };
    });
}

}  // namespace disyre::app
