// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "app/Commands.h"
#include "app/Console.h"
#include "app/Evaluate.h"

namespace disyre::app {

namespace {

int evaluate(const EvaluateOptions& options) {
    ProgressLine progress(options.json);
    const StopToken stop = stopOnSignals();
    if (options.sample) {
        return evaluateSample(options, progress, stop);
    }
    if (!options.cases.empty()) {
        return evaluateCases(options, progress, stop);
    }
    if (!options.scan.empty()) {
        return evaluateScan(options, progress, stop);
    }
    if (!options.healthy.empty()) {
        return evaluateHealthy(options, progress, stop);
    }
    return options.calibrate ? calibrate(options, progress, stop)
                             : evaluateImplanted(options, progress, stop);
}

void addCasesOptions(CLI::App& command, EvaluateOptions& options, CLI::Option* cases) {
    const auto only = [cases](CLI::Option* option) { option->needs(cases); };
    only(command
             .add_option("--split", options.split,
                         "Cases to open: validation (also those without a split), test or all")
             ->check(CLI::IsMember({"validation", "test", "all"}))
             ->capture_default_str());
    only(command.add_option("--out", options.out,
                            "Folder for tables (text, CSV, JSON), plots (SVG) and pictures of the five worst cases (PNG)"));
    only(command
             .add_option("--methods", options.methods,
                         "What to measure beside the settings given: table1, table2, figure2, filters "
                         "(of the map, all slices), or chosen for nothing more; several with commas")
             ->delimiter(',')
             ->check(CLI::IsMember({"chosen", "table1", "table2", "figure2", "filters"}))
             ->capture_default_str());
    only(command
             .add_option("--beside", options.beside,
                         "Other models to measure on the same voxels with the same settings, a row "
                         "each, with the difference paired by subject; several with commas")
             ->delimiter(','));
    only(command
             .add_option("--every", options.every,
                         "Measure one axial slice of the scan in so many, which takes less time; "
                         "separate lesions are not looked for then")
             ->check(CLI::Range(1, 100))
             ->capture_default_str());
    only(command.add_flag("--baseline-only", options.baselineOnly,
                          "Measure the trivial maps alone; nothing is healed"));
    only(command.add_option("--template", options.templateScan,
                            "Skull-stripped average brain of the cases' modality: its difference "
                            "becomes one more trivial map"));
    only(command
             .add_option("--replicates", options.replicates, "Resamplings of the subjects for "
                                                             "the 95 % intervals")
             ->check(CLI::Range(0, 100000))
             ->capture_default_str());
    only(command.add_option("--seed", options.seed, "Seed of the resamplings")
             ->capture_default_str());
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
    auto* cases = command->add_option(
        "--cases", options->cases,
        "On a folder of cases: the paper's tables, intervals over subjects and lesions found");
    auto* implanted = command->add_option(
        "--implanted", options->implanted,
        "On this many healthy validation scans of --data, each with one implanted lesion");
    implanted->check(CLI::Range(1, 100000));
    auto* data = command->add_option("--data", options->data.folder, "Folder of healthy scans");
    auto* calibration = command->add_flag(
        "--calibrate", options->calibrate,
        "Find the threshold that healthy validation scans of --data suggest; write it on the card");
    auto* healthy = command->add_option(
        "--healthy", options->healthy,
        "On the healthy scans of --data that are named so (training, validation or test): regions at "
        "the card's thresholds, which are false, how high each scan scores all over, and scores near "
        "the mask's edge; nothing is written");
    healthy->check(CLI::IsMember({"training", "validation", "test"}));
    implanted->needs(data);
    command->add_option("--plan", options->data.plan,
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
        if (!options->sample && options->scan.empty() && options->cases.empty() &&
            options->implanted == 0 && !options->calibrate && options->healthy.empty()) {
            throw CLI::RequiredError(
                "one of --sample, --scan, --cases, --implanted, --calibrate, --healthy");
        }
        const bool filters = std::find(options->methods.begin(), options->methods.end(), "filters") !=
                             options->methods.end();
        if (filters && options->every > 1) {
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
