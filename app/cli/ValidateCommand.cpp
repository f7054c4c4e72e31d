// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "app/cli/HealOptions.h"
#include "core/workflows/ModelValidation.h"

namespace disyre::app {

namespace {

void printScan(const ValidatedScan& scan, std::size_t number, std::size_t total) {
    fmt::print("{:>3} of {}  {:<32} threshold {:.4f} (level {:.1f}), {} regions, {} false", number,
               total, scan.name, scan.threshold, scan.level, scan.regions, scan.falseRegions);
    if (!scan.isHealthy) {
        fmt::print(", AP {:.3f} (chance {:.4f}), Dice {:.2f}, best {:.2f}", scan.averagePrecision,
                   scan.prevalence, scan.dice, scan.bestDice);
    }
    fmt::print("\n");
    std::fflush(stdout);
}

int validate(const ValidateModelRequest& request, bool asJson) {
    ProgressLine progress(asJson);
    const auto validated = [&](const ValidatedScan& scan, std::size_t number, std::size_t total) {
        progress.clear();
        if (!asJson) {
            printScan(scan, number, total);
        }
    };
    const ValidatedModel model =
        validateModel(request, validated, shownOn(progress), stopOnSignals());
    progress.clear();
    if (asJson) {
        fmt::print("{}", validationJson(model));
    } else {
        fmt::print("\n{}", validationText(model));
    }
    return kSuccess;
}

}  // namespace

void addValidateCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "validate",
        "Measure a model on scans of several origins, as a person would meet it: with the\n"
        "threshold that is suggested for each scan");
    auto request = std::make_shared<ValidateModelRequest>();
    auto asJson = std::make_shared<bool>(false);
    command
        ->add_option("SOURCES", request->sources,
                     "JSON file that lists the sources: folders of cases, folders of healthy "
                     "scans, or single scans with their lesions")
        ->required();
    addHealOptions(*command, request->options);
    command->add_flag("--json", *asJson, "Print every scan and source as JSON, and no progress");
    command->footer("resources/manual/command-line.md shows an example of the list of sources.");
    command->callback([&action, request, asJson] {
        action = [request, asJson] { return validate(*request, *asJson); };
    });
}

}  // namespace disyre::app
