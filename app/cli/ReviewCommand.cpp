// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/EvaluatePrinting.h"
#include "app/cli/HealOptions.h"
#include "core/workflows/ModelReview.h"

namespace disyre::app {

namespace {

struct ReviewOptions {
    ReviewRequest request;
    bool json = false;
    bool events = false;
};

void printReport(const ReviewReport& report) {
    for (const HealthyScores& scores : report.healthy) {
        printHealthyScores(scores);
    }
    fmt::print(
        "Training scans that score highest; look at them, for a lesion among them teaches the "
        "model to accept it:\n");
    for (const ScoredScan& scan : report.highest) {
        fmt::print("  {:.4f}  {}\n", scan.regionScore, scan.name);
    }
    if (report.averagePrecision && report.bestDice) {
        fmt::print("{} labelled cases: mean AP {:.3f}, mean best Dice {:.3f}\n",
                   report.labelledCases, *report.averagePrecision, *report.bestDice);
    }
}

int review(const ReviewOptions& options) {
    const bool quiet = options.json || options.events;
    ProgressLine progress(quiet);
    ReviewObserver observer;
    observer.healing = shownOn(progress);
    if (options.events) {
        observer.healed = [](const ReviewProgress& healed) {
            fmt::print("{}\n", reviewProgressToJson(healed));
            std::fflush(stdout);
        };
    }
    const ReviewReport report = reviewModel(options.request, observer, stopOnSignals());
    progress.clear();
    if (quiet) {
        fmt::print("{}\n", reviewReportToJson(report));
    } else {
        printReport(report);
    }
    return kSuccess;
}

}  // namespace

void addReviewCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "review", "Heal a model's own healthy scans: its threshold, and training scans to look at");
    auto options = std::make_shared<ReviewOptions>();
    command->add_option("MODEL", options->request.heal.model, "Folder of the model")->required();
    command->add_option("--plan", options->request.plan, "The plan that the model was trained by")
        ->required();
    command->add_option("--labelled", options->request.labelled,
                        "Folder of cases with lesion masks: average precision and best Dice too");
    command
        ->add_option_function<std::string>(
            "--mode",
            [options](const std::string& text) {
                options->request.mode = healingModeFromText(text);
            },
            "Heal the held-out scans in this mode alone; without it in both, cases in mode "
            "thorough")
        ->check(CLI::IsMember({"fast", "thorough"}));
    command->add_option("--device", options->request.heal.device, "auto, cpu, cuda or mps")
        ->check(CLI::IsMember({"auto", "cpu", "cuda", "mps"}))
        ->capture_default_str();
    command
        ->add_option("--threads", options->request.heal.threads,
                     "Processor threads; without it all")
        ->check(CLI::Range(1, 1024));
    command->add_flag("--write", options->request.write,
                      "Write threshold, percentiles and figures on the model's card");
    command->add_flag("--json", options->json,
                      "Print the report as a line of JSON, and no progress");
    command->add_flag("--events", options->events,
                      "The same, and a line of JSON for each scan that was healed");
    command->callback([&action, options] { action = [options] { return review(*options); }; });
}

}  // namespace disyre::app
