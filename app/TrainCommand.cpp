// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/Commands.h"
#include "app/Console.h"
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
    std::string method = "disyre";
    std::string name;
    int patch = 64;
    std::vector<int> channels = {16, 32, 48, 64};
    int normGroups = 8;
    std::string output = "scaled-residual";
    TrainingSettings settings;
    bool json = false;
};

ModelCard cardFrom(const TrainOptions& options, const PreparedDataset& dataset) {
    ModelCard card = dataset.preparation;
    card.name = options.name.empty() ? fs::path(options.out).filename().string() : options.name;
    card.patch = options.patch;
    card.architecture.channels = options.channels;
    card.architecture.attention.assign(options.channels.size(), false);
    card.architecture.midAttention = false;
    card.architecture.normGroups = options.normGroups;
    card.architecture.output = outputFormFromText(options.output);
    card.intendedUse =
        "Research and teaching. Not a medical device; not for diagnosis. It maps what differs from "
        "the healthy scans it was trained on, which normal variation can do too.";
    // Writing and reading it again applies the card's own range checks to the options.
    return modelCardFromJson(modelCardToJson(card), options.out);
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
        "{} steps of {} patches{}{}, AdamW, OneCycle up to {:g}, gradient clip {:g}, moving average "
        "{:g}, seed {}",
        options.settings.steps, options.settings.batch,
        options.settings.upright ? " mirrored left to right only" : "",
        options.settings.startFrom.empty() ? "" : " from an earlier model's weights",
        options.settings.learningRate,
        options.settings.gradientClip, options.settings.emaDecay, options.settings.seed);
    if (!options.json) {
        fmt::print("{}.\n", card.data);
    }
    const auto observer = [&](const TrainingProgress& at) {
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
                                             {"stopped", result.stopped}};
        fmt::print("{}\n", json.dump(2));
    } else {
        fmt::print("{} after {} steps in {}: {}\n", result.stopped ? "Stopped" : "Trained",
                   result.steps, durationText(result.seconds), options.out);
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
    command->add_option("--method", options->method, "What to train")
        ->check(CLI::IsMember({"disyre"}))
        ->capture_default_str();
    command->add_option("--steps", settings.steps, "Optimiser steps")->capture_default_str();
    command->add_option("--batch", settings.batch, "Patches a step")->capture_default_str();
    command->add_option("--rate", settings.learningRate, "Highest learning rate")
        ->capture_default_str();
    command->add_option("--seed", settings.seed, "Seed of every random draw")->capture_default_str();
    command->add_option("--threads", settings.threads, "Processor threads; without it all")
        ->check(CLI::Range(1, 1024));
    command->add_option("--validate-every", settings.validateEvery, "Steps between validations")
        ->capture_default_str();
    command->add_flag("--upright", settings.upright,
                      "Mirror patches left to right only; the authors mirror front to back too");
    command->add_option_function<std::string>(
        "--from", [&settings](const std::string& model) { settings.startFrom = model; },
        "Start from the weights of this model, of the same network");
    command->add_flag("--resume", settings.resume, "Go on with the unfinished run in --out");
    command->add_option("--patch", options->patch, "Patch side in pixels")->capture_default_str();
    command->add_option("--channels", options->channels, "Width of each level of the network")
        ->delimiter(',')
        ->capture_default_str();
    command->add_option("--norm-groups", options->normGroups, "Groups of the normalisation")
        ->capture_default_str();
    command->add_option("--output", options->output, "What the network predicts")
        ->check(CLI::IsMember({"direct", "residual", "scaled-residual"}))
        ->capture_default_str();
    command->add_option("--name", options->name, "Name of the model on its card");
    command->add_flag("--json", options->json, "Print the result as JSON, and no progress");
    command->footer(
        "Checkpoints are kept in the model's folder; an interrupted run goes on with --resume.");
    command->callback([&action, options] { action = [options] { return train(*options); }; });
}

}  // namespace disyre::app
