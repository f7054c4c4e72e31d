// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "app/cli/SynthesisOptions.h"
#include "app/cli/TrainingScansOptions.h"
#include "app/cli/WholeSliceOptions.h"
#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/Progress.h"
#include "core/platform/LineInput.h"
#include "core/training/TrainingPreset.h"
#include "core/workflows/ModelTraining.h"
#include "core/workflows/TrainingForecaster.h"

namespace disyre::app {

namespace {

struct TrainOptions {
    TrainingRequest request;
    std::string preset;
    bool json = false;
    bool events = false;
    bool forecast = false;
    int scans = 100;  ///< How many scans the forecast assumes.

    [[nodiscard]] bool isQuiet() const { return json || events; }
};

/// Applies ready-made settings, except where the command line gives a value of its own.
void applyPreset(const CLI::App& command, const std::string& name, TrainingRequest& request) {
    if (name.empty()) {
        return;
    }
    const TrainingPresetValues preset = valuesOf(trainingPresetFromText(name));
    const auto set = [&command](const char* option, auto& value, const auto& presets) {
        if (command.count(option) == 0) {
            value = presets;
        }
    };
    std::vector<int> attention;
    for (std::size_t level = 0; level < preset.architecture.attention.size(); ++level) {
        if (preset.architecture.attention[level]) {
            attention.push_back(static_cast<int>(level) + 1);
        }
    }
    TrainingSettings& settings = request.settings;
    NetworkChoice& network = request.network;
    set("--steps", settings.steps, preset.settings.steps);
    set("--batch", settings.batch, preset.settings.batch);
    set("--rate", settings.learningRate, preset.settings.learningRate);
    set("--rate-rule", settings.rateRule, preset.settings.rateRule);
    set("--ema", settings.emaDecay, preset.settings.emaDecay);
    set("--validate-every", settings.validateEvery, preset.settings.validateEvery);
    set("--patch", network.patch, preset.patch);
    set("--spacing", request.data.spacing, preset.spacing);
    set("--channels", network.channels, preset.architecture.channels);
    set("--attention", network.attention, attention);
    set("--norm-groups", network.normGroups, preset.architecture.normGroups);
    set("--output", network.output, toText(preset.architecture.output));
}

void printResult(const TrainOptions& options, const TrainedModel& trained) {
    const TrainingResult& result = trained.result;
    const TrainingProgress& last = trained.last;
    if (options.json) {
        const Json json = {{"model", options.request.out},
                           {"steps", result.steps},
                           {"loss", result.loss},
                           {"validation_loss", result.validationLoss},
                           {"seconds", result.seconds},
                           {"samples_per_second", last.samplesPerSecond},
                           {"waited_share", last.waitedShare},
                           {"network_share", last.networkShare},
                           {"stopped", result.stopped}};
        fmt::print("{}\n", jsonText(json, 2));
        return;
    }
    fmt::print("{} after {} steps in {}: {}\n", result.stopped ? "Stopped" : "Trained",
               result.steps, durationText(result.seconds), options.request.out);
    fmt::print(
        "Samples were drawn at {:.0f} a second, {:.0f} needed. {:.1f} % of the time went "
        "into the network, {:.1f} % into waiting for samples.\n",
        last.samplesPerSecond, last.stepsPerSecond * options.request.settings.batch,
        100.0 * last.networkShare, 100.0 * last.waitedShare);
}

/// Shows a step on the line of progress and, unless told to be quiet, prints each validation.
void showStep(const TrainingProgress& at, bool quiet, ProgressLine& progress) {
    progress.show(fmt::format("Step {} of {}, loss {:.6f}, {:.2f} steps/s, {} left", at.step,
                              at.steps, at.smoothedLoss, at.stepsPerSecond,
                              durationText(at.secondsLeft)));
    if (at.validationLoss >= 0.0 && !quiet) {
        progress.clear();
        fmt::print("step {:>7}  loss {:.6f}  validation {:.6f}  (unchanged patches {:.6f})\n",
                   at.step, at.smoothedLoss, at.validationLoss, at.identityLoss);
        std::fflush(stdout);
    }
}

void printEvent(const TrainingEvent& event) {
    fmt::print("{}\n", trainingEventToJson(event));
    std::fflush(stdout);
}

ModelTrainingObserver observerFor(const TrainOptions& options, ProgressLine& progress) {
    ModelTrainingObserver observer;
    observer.preparing = [&progress](const ScanPreparationProgress& scan) {
        showPreparation(scan, progress);
    };
    observer.begins = [&options, &progress](const ModelCard& card) {
        progress.clear();
        if (!options.isQuiet()) {
            fmt::print("{}.\n", card.data);
        }
    };
    observer.step = [&options, &progress](const TrainingProgress& at) {
        showStep(at, options.isQuiet(), progress);
    };
    if (options.events) {
        observer.event = printEvent;
    }
    return observer;
}

/// Reads orders from the standard input, so that the program that watches the run can control it.
/// The end of the input suspends the run.
std::unique_ptr<LineInput> listenTo(ModelTraining& training) {
    ignoreBrokenPipes();
    return std::make_unique<LineInput>(
        [&training](const std::string& line) {
            if (const auto order = trainingOrderFromText(line)) {
                training.applyCommand(*order);
            }
        },
        [&training] { training.applyCommand(TrainingOrder::Suspend); });
}

/// Takes part in a training that process 0 leads: it alone says how the training goes.
int trainBesideOthers(const TrainOptions& options) {
    const TrainedModel trained = trainBeside(options.request, {}, stopOnSignals());
    return trained.result.stopped ? kStopped : kSuccess;
}

/// Takes from the environment which of several processes this one is.
void joinProcesses(TrainingRequest& request) {
    TrainingProcesses& processes = request.settings.processes;
    const int patience = processes.patienceSeconds;
    processes = trainingProcessesFromEnvironment();
    processes.patienceSeconds = patience;
    if (request.device == "local") {
        request.device = fmt::format("cuda:{}", processes.localRank);
    }
}

int train(const TrainOptions& options) {
    ProgressLine progress(options.isQuiet());
    ModelTraining training(options.request, observerFor(options, progress), stopOnSignals());
    const std::unique_ptr<LineInput> orders = options.events ? listenTo(training) : nullptr;
    const TrainedModel trained = training.run();
    progress.clear();
    if (!options.events) {
        printResult(options, trained);
    }
    return trained.result.stopped ? kStopped : kSuccess;
}

int forecast(const TrainOptions& options) {
    const TrainingForecast forecast =
        forecastTraining(options.request, options.scans, stopOnSignals());
    if (options.json) {
        fmt::print("{}\n", trainingForecastToJson(forecast));
    } else {
        fmt::print("{:.3g} s a step on {}, {} for {} steps, about {:.1f} GB of memory{}.\n",
                   forecast.secondsPerStep, forecast.device, durationText(forecast.seconds),
                   options.request.settings.steps, static_cast<double>(forecast.memoryBytes) / 1e9,
                   forecast.tooLarge() ? ", more than there is" : "");
    }
    return kSuccess;
}

/// Adds the options that say how the network is fitted: steps, batches, learning rate, validation
/// and checkpoints.
void addFittingOptions(CLI::App& command, TrainingSettings& settings) {
    command.add_option("--steps", settings.steps, "Optimiser steps")->capture_default_str();
    command.add_option("--batch", settings.batch, "Patches a step")->capture_default_str();
    command.add_option("--rate", settings.learningRate, "Highest learning rate")
        ->capture_default_str();
    command
        .add_option_function<std::string>(
            "--rate-rule",
            [&settings](const std::string& text) {
                settings.rateRule =
                    text == "onecycle" ? LearningRateRule::OneCycle : LearningRateRule::Cosine;
            },
            "How the learning rate changes: onecycle (the paper) or cosine after --warmup steps "
            "(the "
            "released code)")
        ->check(CLI::IsMember({"onecycle", "cosine"}))
        ->default_str("onecycle");
    command.add_option("--warmup", settings.warmupSteps, "Linear steps before the cosine")
        ->capture_default_str();
    command.add_option("--ema", settings.emaDecay, "Decay of the moving average; 0 for none")
        ->capture_default_str();
    command
        .add_option("--data-threads", settings.dataThreads,
                    "Threads that draw samples ahead of the network")
        ->capture_default_str();
    command.add_flag("!--keep-last", settings.keepBest,
                     "Keep the last weights, not those of the lowest validation loss");
    command
        .add_option("--validation-samples", settings.validationSamples,
                    "Patches that the validation loss is measured on")
        ->capture_default_str();
    command
        .add_option("--micro-batch", settings.microBatch,
                    "Patches in one pass; gradients of several passes make a batch")
        ->capture_default_str();
    command.add_option("--seed", settings.seed, "Seed of every random draw")->capture_default_str();
    command.add_option("--threads", settings.threads, "Processor threads; without it all")
        ->check(CLI::Range(1, 1024));
    command.add_option("--validate-every", settings.validateEvery, "Steps between validations")
        ->capture_default_str();
    command
        .add_option("--checkpoint-minutes", settings.checkpointMinutes,
                    "Minutes between checkpoints: what a run that is killed loses at most")
        ->check(CLI::Range(0.0, 1440.0))
        ->capture_default_str();
}

/// Adds the options that describe the network.
void addNetworkOptions(CLI::App& command, NetworkChoice& network) {
    command.add_option("--patch", network.patch, "Patch side in pixels")->capture_default_str();
    command.add_option("--channels", network.channels, "Width of each level of the network")
        ->delimiter(',')
        ->capture_default_str();
    command
        .add_option("--attention", network.attention,
                    "Levels with attention, counted from 1; any also puts it in the middle")
        ->delimiter(',');
    command.add_option("--norm-groups", network.normGroups, "Groups of the normalisation")
        ->capture_default_str();
    command
        .add_option("--neighbours", network.neighbours,
                    "Slices on either side that the network sees as well; healing then takes "
                    "longer, by the plain "
                    "network")
        ->check(CLI::Range(0, kMostNeighbours))
        ->capture_default_str();
    command.add_option("--output", network.output, "What the network predicts")
        ->check(CLI::IsMember({"direct", "residual", "scaled-residual"}))
        ->capture_default_str();
}

/// Adds the options that choose what is printed, and those of the forecast.
void addReportOptions(CLI::App& command, TrainOptions& options) {
    command.add_flag("--json", options.json, "Print the result as JSON, and no progress");
    command.add_flag(
        "--events", options.events,
        "For a program that watches: print what happens, a line of JSON each, and obey "
        "pause, resume, stop and suspend on the standard input, whose end suspends");
    command.add_flag("--forecast", options.forecast,
                     "Train on nothing and write nothing: time a few steps with these settings and "
                     "say how long all of them take on this machine, and how much memory");
    command.add_option("--scans", options.scans, "With --forecast: how many scans there will be")
        ->check(CLI::Range(1, 1000000))
        ->capture_default_str();
}

}  // namespace

void addTrainCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand("train", "Fit a model on healthy scans");
    auto options = std::make_shared<TrainOptions>();
    TrainingRequest& request = options->request;
    TrainingSettings& settings = request.settings;
    request.programVersion = DISYRE_VERSION;
    addTrainingScansOptions(*command, request.data, /*orPlan=*/true);
    command->add_option("--out", request.out, "Folder of the model, made where missing");
    command
        ->add_option(
            "--preset", options->preset,
            "quick: about an hour on one processor core; standard: a wider network, hours "
            "on many cores or a card; paper: the paper's network and settings at 1 mm, for "
            "a card. Options given as well stand")
        ->check(CLI::IsMember({"quick", "standard", "paper"}));
    addFittingOptions(*command, settings);
    command
        ->add_option("--device", request.device,
                     "auto (the first card, else the processor), cpu, a card as 'disyre devices' "
                     "lists it, or local: the card with the number LOCAL_RANK")
        ->capture_default_str();
    addSynthesisOptions(*command, settings.synthesis, OfferedMethods::All);
    addWholeSliceOptions(*command, request.wholeSlice);
    command->add_option_function<std::string>(
        "--from", [&settings](const std::string& model) { settings.startFrom = model; },
        "Start from the weights of this model, with its network and patch");
    command->add_flag("--resume", settings.resume, "Go on with the unfinished run in --out");
    addNetworkOptions(*command, request.network);
    command->add_option("--name", request.name, "Name of the model on its card");
    addReportOptions(*command, *options);
    command
        ->add_option("--patience", settings.processes.patienceSeconds,
                     "Seconds that processes which train together wait for each other")
        ->check(CLI::Range(1, 86400))
        ->capture_default_str();
    command->footer(
        "Several processes train one model if each has torchrun's environment variables RANK,\n"
        "WORLD_SIZE, MASTER_ADDR and MASTER_PORT (and LOCAL_RANK for its card). Each takes its "
        "share "
        "of\n"
        "every batch, and process 0 alone writes. On one machine, for instance:\n"
        "  export WORLD_SIZE=2 MASTER_ADDR=127.0.0.1 MASTER_PORT=29500\n"
        "  RANK=1 disyre train DATA --out MODEL --threads 4 &\n"
        "  RANK=0 disyre train DATA --out MODEL --threads 4\n"
        "Checkpoints are kept in the model's folder; an interrupted run goes on with --resume.");
    command->callback([&action, &request, options, command] {
        applyPreset(*command, options->preset, request);
        if (options->forecast) {
            action = [options] { return forecast(*options); };
            return;
        }
        if (request.data.scans.folder.empty() && request.data.scans.plan.empty()) {
            throw CLI::RequiredError("DATA or --plan");
        }
        if (request.out.empty()) {
            throw CLI::RequiredError("--out");
        }
        request.arguments = givenArguments();
        action = [options] {
            joinProcesses(options->request);
            return options->request.settings.processes.rank > 0 ? trainBesideOthers(*options)
                                                                : train(*options);
        };
    });
}

}  // namespace disyre::app
