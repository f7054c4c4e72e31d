// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/CaseFolder.h"
#include "app/Commands.h"
#include "app/Evaluate.h"
#include "app/EvaluateMap.h"
#include "core/base/Error.h"
#include "core/evaluation/ReviewReport.h"
#include "core/image/Nifti.h"
#include "core/training/TrainingPlan.h"

namespace disyre::app {

namespace {

namespace fs = std::filesystem;

struct ReviewOptions {
    HealthyScansOptions data;
    HealScanOptions heal;
    std::string labelled;
    std::optional<HealingMode> mode;
    bool write = false;
    bool json = false;
    bool events = false;
};

/// Counts the scans that were healed.
class Count {
public:
    Count(int total, bool prints) : total_(total), prints_(prints) {}
    void healed(const std::string& name) {
        ++number_;
        if (prints_) {
            fmt::print("{}\n", reviewProgressToJson({number_, total_, name}));
            std::fflush(stdout);
        }
    }

private:
    int number_ = 0;
    int total_;
    bool prints_;
};

void measureLabelled(const ReviewOptions& options, const std::vector<CaseFiles>& cases,
                     ReviewReport& report, Count& count, ProgressLine& progress,
                     const StopToken& stop) {
    double precision = 0.0;
    double dice = 0.0;
    for (const CaseFiles& files : cases) {
        stop.throwIfStopped();
        const CaseScan scan = readCase(files);
        const MapResult result =
            evaluateMap(files.name, scan.scan, scan.brain ? &*scan.brain : nullptr, scan.lesion,
                        options.heal, false, progress, stop);
        precision += result.averagePrecision;
        dice += result.dice.dice;
        count.healed(displayPath(files.scan));
    }
    report.labelledCases = static_cast<int>(cases.size());
    report.averagePrecision = precision / report.labelledCases;
    report.bestDice = dice / report.labelledCases;
}

void printReport(const ReviewReport& report) {
    for (const HealthyScores& scores : report.healthy) {
        printHealthyScores(scores);
    }
    fmt::print("Training scans that score highest; look at them, for a lesion among them teaches the "
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
    const StopToken stop = stopOnSignals();
    ProgressLine progress(options.json || options.events);
    ModelCard card = readModelCard(options.heal.model);
    const HealthyScans scans = findHealthyScans(options.data);
    HealthyScansOptions data = options.data;
    data.maskGrowth = readTrainingPlan(options.data.plan).maskGrowth;
    const std::vector<CaseFiles> cases =
        options.labelled.empty() ? std::vector<CaseFiles>()
                                 : findCases(options.labelled, "validation").cases;
    const std::vector<HealingMode> modes =
        options.mode ? std::vector{*options.mode}
                     : std::vector{HealingMode::Thorough, HealingMode::Fast};
    Count count(static_cast<int>(scans.training.size() + modes.size() * scans.validation.size() +
                                 cases.size()),
                options.events);
    ReviewReport report;
    report.heldOutScans = static_cast<int>(scans.validation.size());
    for (const HealingMode mode : modes) {
        HealScanOptions heal = options.heal;
        heal.mode = mode;
        HealthyReview heldOut;
        for (const HealthyScan& files : scans.validation) {
            HealedScan healed = healHealthy(files, data, heal, progress, stop);
            heldOut.addHeldOut(displayPath(files.scan), std::move(healed.result.anomalyMap),
                               healed.prepared.mask);
            count.healed(displayPath(files.scan));
        }
        if (!scans.validation.empty()) {
            report.healthy.push_back(
                healthyScoresOf(heldOut, scoringText(settingsFor(heal, card), card)));
        }
    }
    // Their order is all that is wanted of the training scans.
    HealthyReview training;
    HealScanOptions fast = options.heal;
    fast.mode = HealingMode::Fast;
    for (const HealthyScan& files : scans.training) {
        const HealedScan healed = healHealthy(files, data, fast, progress, stop);
        training.addTraining(displayPath(files.scan), healed.result.anomalyMap, healed.prepared.mask);
        count.healed(displayPath(files.scan));
    }
    report.highest = training.highestScored();
    if (!cases.empty()) {
        measureLabelled(options, cases, report, count, progress, stop);
    }
    progress.clear();
    if (options.write) {
        for (const HealthyScores& scores : report.healthy) {
            keepHealthyScores(card, scores);
        }
        if (report.averagePrecision && report.bestDice) {
            card.record.figures["average_precision"] = *report.averagePrecision;
            card.record.figures["best_dice"] = *report.bestDice;
        }
        writeModelCard(modelFolder(options.heal.model), card);
    }
    if (options.json || options.events) {
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
    command->add_option("MODEL", options->heal.model, "Folder of the model")->required();
    command->add_option("--plan", options->data.plan, "The plan that the model was trained by")
        ->required();
    command->add_option("--labelled", options->labelled,
                        "Folder of cases with lesion masks: average precision and best Dice too");
    command
        ->add_option_function<std::string>(
            "--mode",
            [options](const std::string& text) {
                options->mode = healingModeFromText(text);
                options->heal.mode = *options->mode;
            },
            "Heal the held-out scans in this mode alone; without it in both, cases in mode thorough")
        ->check(CLI::IsMember({"fast", "thorough"}));
    command->add_option("--device", options->heal.device, "auto, cpu, cuda or mps")
        ->check(CLI::IsMember({"auto", "cpu", "cuda", "mps"}))
        ->capture_default_str();
    command->add_option("--threads", options->heal.threads, "Processor threads; without it all")
        ->check(CLI::Range(1, 1024));
    command->add_flag("--write", options->write,
                      "Write threshold, percentiles and figures on the model's card");
    command->add_flag("--json", options->json, "Print the report as a line of JSON, and no progress");
    command->add_flag("--events", options->events,
                      "The same, and a line of JSON for each scan that was healed");
    command->callback([&action, options] { action = [options] { return review(*options); }; });
}

}  // namespace disyre::app
