// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/Commands.h"
#include "app/Console.h"
#include "app/HealthyScans.h"
#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/compute/Compute.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/preprocess/Preparation.h"

namespace disyre::app {

namespace {

namespace fs = std::filesystem;

struct TrainOptions {
    HealthyScansOptions data;
    std::string out;
    std::string method = "disyre";
    std::string name;
    std::string licence = "not stated";
    std::string dataDescription;
    double spacing = 2.0;
    int patch = 64;
    double upperQuantile = 0.98;
    std::vector<int> channels = {16, 32, 48, 64};
    int normGroups = 8;
    std::string output = "residual";
    TrainingSettings settings;
    bool json = false;
};

TrainingData readData(const TrainOptions& options, const ModelCard& card, ProgressLine& progress,
                      const StopToken& stop) {
    const HealthyScans scans = findHealthyScans(options.data);
    const std::size_t total = scans.training.size() + scans.validation.size();
    std::size_t number = 0;
    const auto readAll = [&](const std::vector<HealthyScan>& list) {
        std::vector<TrainingSubject> subjects;
        for (const HealthyScan& files : list) {
            stop.throwIfStopped();
            progress.show(fmt::format("Preparing scan {} of {}: {}", ++number, total, files.name));
            const Volume scan = readScan(files.scan);
            const std::optional<Mask> brain = readBrain(files, scan, options.data);
            try {
                PreparedScan prepared = prepare(scan, card, brain ? &*brain : nullptr);
                subjects.push_back(
                    {files.name, std::move(prepared.image), std::move(prepared.mask)});
            } catch (const SettingsError& error) {
                throw ScanError(files.scan, error.what(), "Leave it out of the folder.");
            }
        }
        return subjects;
    };
    TrainingData data{readAll(scans.training), readAll(scans.validation)};
    progress.clear();
    return data;
}

ModelCard cardFrom(const TrainOptions& options) {
    ModelCard card;
    card.name = options.name.empty() ? fs::path(options.out).filename().string() : options.name;
    card.spacing = {options.spacing, options.spacing, options.spacing};
    card.patch = options.patch;
    card.intensity.upperQuantile = options.upperQuantile;
    card.architecture.channels = options.channels;
    card.architecture.attention.assign(options.channels.size(), false);
    card.architecture.midAttention = false;
    card.architecture.normGroups = options.normGroups;
    card.architecture.output =
        options.output == "residual" ? OutputForm::Residual : OutputForm::Direct;
    card.licence = options.licence;
    card.intendedUse =
        "Research and teaching. Not a medical device; not for diagnosis. It maps what differs from "
        "the healthy scans it was trained on, which normal variation can do too.";
    // Writing and reading it again applies the card's own range checks to the options.
    return modelCardFromJson(modelCardToJson(card), options.out);
}

int train(const TrainOptions& options) {
    checkTrainingSettings(options.settings);
    ModelCard card = cardFrom(options);
    createFolder(options.out);
    ProgressLine progress(options.json);
    const StopToken stop = stopOnSignals();
    const TrainingData data = readData(options, card, progress, stop);
    card.data = fmt::format("{}{} healthy scans for training, {} for validation",
                            options.dataDescription.empty() ? "" : options.dataDescription + ": ",
                            data.training.size(), data.validation.size());
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
    command->add_option("DATA", options->data.folder, "Folder of healthy NIfTI scans of one modality")
        ->required();
    command->add_option("--out", options->out, "Folder of the model, made where missing")->required();
    addHealthyScansOptions(*command, options->data);
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
    command->add_option("--spacing", options->spacing, "Voxel edge in mm that scans are brought to")
        ->capture_default_str();
    command->add_option("--patch", options->patch, "Patch side in pixels")->capture_default_str();
    command->add_option("--quantile", options->upperQuantile,
                        "Quantile of the brain's intensities that becomes 1")
        ->capture_default_str();
    command->add_option("--channels", options->channels, "Width of each level of the network")
        ->delimiter(',')
        ->capture_default_str();
    command->add_option("--norm-groups", options->normGroups, "Groups of the normalisation")
        ->capture_default_str();
    command->add_option("--output", options->output, "What the network predicts")
        ->check(CLI::IsMember({"residual", "direct"}))
        ->capture_default_str();
    command->add_option("--name", options->name, "Name of the model on its card");
    command->add_option("--licence", options->licence, "Licence of the weights, for the card");
    command->add_option("--data-description", options->dataDescription,
                        "Where the scans come from, for the card; no patient names");
    command->add_flag("--json", options->json, "Print the result as JSON, and no progress");
    command->footer(
        "Checkpoints are kept in the model's folder; an interrupted run goes on with --resume.");
    command->callback([&action, options] { action = [options] { return train(*options); }; });
}

}  // namespace disyre::app
