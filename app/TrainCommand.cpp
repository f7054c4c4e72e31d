// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/Commands.h"
#include "app/Console.h"
#include "app/SynthesisOptions.h"
#include "app/TrainingScans.h"
#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/compute/Compute.h"
#include "core/platform/AtomicFile.h"

namespace disyre::app {

namespace {

namespace fs = std::filesystem;

struct TrainOptions {
    TrainingScansOptions data;
    std::string out;
    std::string preset;
    std::string name;
    int patch = 64;
    std::vector<int> channels = {16, 32, 48, 64};
    std::vector<int> attention;  // levels counted from 1
    int normGroups = 8;
    std::string output = "scaled-residual";
    TrainingSettings settings;
    bool json = false;
};

ModelCard cardFrom(const TrainOptions& options, const PreparedDataset& dataset) {
    ModelCard card = dataset.preparation;
    card.method = options.settings.synthesis.method;
    card.name = options.name.empty() ? fs::path(options.out).filename().string() : options.name;
    card.patch = options.patch;
    card.architecture.channels = options.channels;
    card.architecture.attention.assign(options.channels.size(), false);
    for (const int level : options.attention) {
        if (level < 1 || level > static_cast<int>(options.channels.size())) {
            throw SettingsError(fmt::format("There is no level {} to give attention to; the network "
                                            "has {}.",
                                            level, options.channels.size()));
        }
        card.architecture.attention[static_cast<std::size_t>(level - 1)] = true;
    }
    card.architecture.midAttention = !options.attention.empty();
    card.architecture.normGroups = options.normGroups;
    card.architecture.output =
        predictsMask(card.method) ? OutputForm::Direct : outputFormFromText(options.output);
    card.intendedUse =
        "Research and teaching. Not a medical device; not for diagnosis. It maps what differs from "
        "the healthy scans it was trained on, which normal variation can do too.";
    // Writing and reading it again applies the card's own range checks to the options.
    return modelCardFromJson(modelCardToJson(card), options.out);
}

/// Ready-made settings; what the command line gives as well stands.
void applyPreset(const CLI::App& command, TrainOptions& options) {
    const auto set = [&command](const char* name, auto& value, auto preset) {
        if (command.count(name) == 0) {
            value = preset;
        }
    };
    TrainingSettings& settings = options.settings;
    if (options.preset == "quick") {
        set("--steps", settings.steps, 3500);
    } else if (options.preset == "standard") {
        set("--steps", settings.steps, 20000);
        set("--batch", settings.batch, 32);
        set("--channels", options.channels, std::vector{32, 64, 96, 128});
    } else if (options.preset == "paper") {
        set("--steps", settings.steps, 100000);
        set("--batch", settings.batch, 96);
        set("--rate", settings.learningRate, 1e-4);
        set("--rate-rule", settings.rateRule, LearningRateRule::Cosine);
        set("--ema", settings.emaDecay, 0.0);
        set("--patch", options.patch, 128);
        set("--spacing", options.data.spacing, 1.0);
        set("--channels", options.channels, std::vector{32, 64, 96, 128, 256, 256});
        set("--attention", options.attention, std::vector{5});
        set("--norm-groups", options.normGroups, 32);
        set("--output", options.output, std::string("direct"));
        set("--validate-every", settings.validateEvery, 10000);
    }
}

int train(const TrainOptions& options) {
    checkTrainingSettings(options.settings);
    createFolder(options.out);
    ProgressLine progress(options.json);
    const StopToken stop = stopOnSignals();
    const PreparedDataset dataset = readTrainingScans(options.data, progress, stop);
    const TrainingData& data = dataset.data;
    ModelCard card = cardFrom(options, dataset);
    card.data = fmt::format("{}{} healthy scans for training, {} for validation",
                            card.data.empty() ? "" : card.data + ": ", data.training.size(),
                            data.validation.size());
    card.training = fmt::format(
        "{} steps of {} patches{}{}, AdamW, {} up to {:g}, gradient clip {:g}, moving average "
        "{:g}, seed {}",
        options.settings.steps, options.settings.batch,
        options.settings.synthesis.mirroring == Mirroring::SidesOnly ? " mirrored left to right only" : "",
        options.settings.startFrom.empty() ? "" : " from an earlier model's weights",
        options.settings.rateRule == LearningRateRule::OneCycle ? "OneCycle" : "cosine",
        options.settings.learningRate,
        options.settings.gradientClip, options.settings.emaDecay, options.settings.seed);
    if (!options.json) {
        fmt::print("{}.\n", card.data);
    }
    TrainingProgress samples;
    const auto observer = [&](const TrainingProgress& at) {
        samples = at;
        progress.show(fmt::format("Step {} of {}, loss {:.6f}, {:.2f} steps/s, {} left", at.step,
                                  at.steps, at.smoothedLoss, at.stepsPerSecond,
                                  durationText(at.secondsLeft)));
        if (at.validationLoss >= 0.0 && !options.json) {
            progress.clear();
            fmt::print("step {:>7}  loss {:.6f}  validation {:.6f}  (unchanged patches {:.6f})\n",
                       at.step, at.smoothedLoss, at.validationLoss, at.identityLoss);
            std::fflush(stdout);
        }
    };
    const TrainingResult result = compute(options.settings.threads)
                                      .train(data, card, options.settings, options.out, observer, stop);
    progress.clear();
    if (options.json) {
        const nlohmann::ordered_json json = {{"model", options.out},
                                             {"steps", result.steps},
                                             {"loss", result.loss},
                                             {"validation_loss", result.validationLoss},
                                             {"seconds", result.seconds},
                                             {"samples_per_second", samples.samplesPerSecond},
                                             {"waited_share", samples.waitedShare},
                                             {"network_share", samples.networkShare},
                                             {"stopped", result.stopped}};
        fmt::print("{}\n", json.dump(2));
    } else {
        fmt::print("{} after {} steps in {}: {}\n", result.stopped ? "Stopped" : "Trained",
                   result.steps, durationText(result.seconds), options.out);
        fmt::print("Samples were drawn at {:.0f} a second, {:.0f} needed. {:.1f} % of the time went "
                   "into the network, {:.1f} % into waiting for samples.\n",
                   samples.samplesPerSecond, samples.stepsPerSecond * options.settings.batch,
                   100.0 * samples.networkShare, 100.0 * samples.waitedShare);
    }
    return result.stopped ? kStopped : kSuccess;
}

}  // namespace

void addTrainCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand("train", "Fit a model on healthy scans");
    auto options = std::make_shared<TrainOptions>();
    TrainingSettings& settings = options->settings;
    addTrainingScansOptions(*command, options->data);
    command->add_option("--out", options->out, "Folder of the model, made where missing")->required();
    command
        ->add_option("--preset", options->preset,
                     "quick: about an hour on one processor core; standard: a wider network, hours "
                     "on many cores or a card; paper: the paper's network and settings at 1 mm, for "
                     "a card. Options given as well stand")
        ->check(CLI::IsMember({"quick", "standard", "paper"}));
    command->add_option("--steps", settings.steps, "Optimiser steps")->capture_default_str();
    command->add_option("--batch", settings.batch, "Patches a step")->capture_default_str();
    command->add_option("--rate", settings.learningRate, "Highest learning rate")
        ->capture_default_str();
    command
        ->add_option_function<std::string>(
            "--rate-rule",
            [&settings](const std::string& text) {
                settings.rateRule = text == "onecycle" ? LearningRateRule::OneCycle
                                                       : LearningRateRule::Cosine;
            },
            "How the learning rate changes: onecycle (the paper) or cosine after --warmup steps (the "
            "released code)")
        ->check(CLI::IsMember({"onecycle", "cosine"}))
        ->default_str("onecycle");
    command->add_option("--warmup", settings.warmupSteps, "Linear steps before the cosine")
        ->capture_default_str();
    command->add_option("--ema", settings.emaDecay, "Decay of the moving average; 0 for none")
        ->capture_default_str();
    command->add_option("--data-threads", settings.dataThreads,
                        "Threads that draw samples ahead of the network")
        ->capture_default_str();
    command->add_flag("!--keep-last", settings.keepBest,
                      "Keep the last weights, not those of the lowest validation loss");
    command->add_option("--validation-samples", settings.validationSamples,
                        "Patches that the validation loss is measured on")
        ->capture_default_str();
    command->add_option("--micro-batch", settings.microBatch,
                        "Patches in one pass; gradients of several passes make a batch")
        ->capture_default_str();
    command->add_option("--seed", settings.seed, "Seed of every random draw")->capture_default_str();
    command->add_option("--threads", settings.threads, "Processor threads; without it all")
        ->check(CLI::Range(1, 1024));
    command->add_option("--validate-every", settings.validateEvery, "Steps between validations")
        ->capture_default_str();
    addSynthesisOptions(*command, settings.synthesis);
    command->add_option_function<std::string>(
        "--from", [&settings](const std::string& model) { settings.startFrom = model; },
        "Start from the weights of this model, of the same network");
    command->add_flag("--resume", settings.resume, "Go on with the unfinished run in --out");
    command->add_option("--patch", options->patch, "Patch side in pixels")->capture_default_str();
    command->add_option("--channels", options->channels, "Width of each level of the network")
        ->delimiter(',')
        ->capture_default_str();
    command->add_option("--attention", options->attention,
                        "Levels with attention, counted from 1; any also puts it in the middle")
        ->delimiter(',');
    command->add_option("--norm-groups", options->normGroups, "Groups of the normalisation")
        ->capture_default_str();
    command->add_option("--output", options->output, "What the network predicts")
        ->check(CLI::IsMember({"direct", "residual", "scaled-residual"}))
        ->capture_default_str();
    command->add_option("--name", options->name, "Name of the model on its card");
    command->add_flag("--json", options->json, "Print the result as JSON, and no progress");
    command->footer(
        "Checkpoints are kept in the model's folder; an interrupted run goes on with --resume.");
    command->callback([&action, options, command] {
        applyPreset(*command, *options);
        action = [options] { return train(*options); };
    });
}

}  // namespace disyre::app
