// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/Commands.h"
#include "app/Console.h"
#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/compute/Compute.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/Preparation.h"

namespace disyre::app {

namespace {

namespace fs = std::filesystem;

struct TrainOptions {
    std::string data;
    std::string masks;
    std::string subjects;
    std::string out;
    std::string method = "disyre";
    std::string name;
    std::string licence = "not stated";
    std::string dataDescription;
    int maskGrowth = 1;
    double spacing = 2.0;
    int patch = 64;
    double upperQuantile = 0.98;
    std::vector<int> channels = {16, 32, 48, 64};
    int normGroups = 8;
    std::string output = "residual";
    TrainingSettings settings;
    bool json = false;
};

bool isNifti(const fs::path& path) {
    const std::string name = path.filename().string();
    const auto endsWith = [&name](const std::string& ending) {
        return name.size() > ending.size() &&
               name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
    };
    return endsWith(".nii") || endsWith(".nii.gz");
}

std::string stemOf(const fs::path& path) {
    const std::string name = path.filename().string();
    return name.substr(0, name.find(".nii"));
}

std::vector<fs::path> scansIn(const std::string& folder) {
    std::error_code error;
    std::vector<fs::path> scans;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (isNifti(entry.path())) {
            scans.push_back(entry.path());
        }
    }
    if (error) {
        throw FileError(folder, "cannot be read as a folder (" + error.message() + ")",
                        "Name a folder of healthy NIfTI scans.");
    }
    std::sort(scans.begin(), scans.end());
    return scans;
}

/// The file in `masks` whose name starts with the scan's.
fs::path maskOf(const fs::path& scan, const std::vector<fs::path>& masks) {
    const std::string stem = stemOf(scan);
    for (const fs::path& mask : masks) {
        if (stemOf(mask).compare(0, stem.size(), stem) == 0) {
            return mask;
        }
    }
    throw FileError(scan, "has no mask in the folder of masks",
                    "A mask's file name must start with its scan's.");
}

struct Split {
    std::vector<std::string> training;
    std::vector<std::string> validation;
};

Split readSplit(const std::string& path) {
    const auto json = nlohmann::json::parse(readTextFile(path), nullptr, false);
    try {
        return {json.at("training").get<std::vector<std::string>>(),
                json.at("validation").get<std::vector<std::string>>()};
    } catch (const nlohmann::json::exception&) {
        throw FileError(path, "is no subject list",
                        "It must be JSON with the lists \"training\" and \"validation\".");
    }
}

/// Every tenth scan by name, at least one where there are three or more.
Split defaultSplit(const std::vector<fs::path>& scans) {
    Split split;
    for (std::size_t i = 0; i < scans.size(); ++i) {
        const bool held = scans.size() >= 3 && (i % 10 == 9 || (scans.size() < 10 && i + 1 == scans.size()));
        (held ? split.validation : split.training).push_back(stemOf(scans[i]));
    }
    return split;
}

bool startsWithAny(const std::string& text, const std::vector<std::string>& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&text](const std::string& beginning) {
        return text.compare(0, beginning.size(), beginning) == 0;
    });
}

TrainingData readData(const TrainOptions& options, const ModelCard& card, ProgressLine& progress,
                      const StopToken& stop) {
    const std::vector<fs::path> scans = scansIn(options.data);
    const std::vector<fs::path> masks =
        options.masks.empty() ? std::vector<fs::path>() : scansIn(options.masks);
    const Split split =
        options.subjects.empty() ? defaultSplit(scans) : readSplit(options.subjects);
    TrainingData data;
    for (std::size_t i = 0; i < scans.size(); ++i) {
        stop.throwIfStopped();
        const std::string stem = stemOf(scans[i]);
        const bool trains = startsWithAny(stem, split.training);
        if (!trains && !startsWithAny(stem, split.validation)) {
            continue;
        }
        progress.show(fmt::format("Preparing scan {} of {}: {}", i + 1, scans.size(), stem));
        const Volume scan = readScan(scans[i]);
        std::optional<Mask> brain;
        if (!masks.empty()) {
            const fs::path maskPath = maskOf(scans[i], masks);
            const Volume labels = readScan(maskPath);
            if (labels.size != scan.size) {
                throw ScanError(maskPath, "lies on another grid than its scan",
                                "Resample it to the scan's grid.");
            }
            constexpr int kClosing = 2;
            brain = brainFromLabels(labels, kClosing, options.maskGrowth);
        }
        try {
            PreparedScan prepared = prepare(scan, card, brain ? &*brain : nullptr);
            auto& list = trains ? data.training : data.validation;
            list.push_back({stem, std::move(prepared.image), std::move(prepared.mask)});
        } catch (const SettingsError& error) {
            throw ScanError(scans[i], error.what(), "Leave it out of the folder.");
        }
    }
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
        "{} steps of {} patches, AdamW, OneCycle up to {:g}, gradient clip {:g}, moving average "
        "{:g}, seed {}",
        options.settings.steps, options.settings.batch, options.settings.learningRate,
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
    command->add_option("DATA", options->data, "Folder of healthy NIfTI scans of one modality")
        ->required();
    command->add_option("--out", options->out, "Folder of the model, made where missing")->required();
    command->add_option("--masks", options->masks,
                        "Folder of brain masks or label maps, named like the scans; without it the "
                        "scans must be skull-stripped");
    command->add_option("--mask-growth", options->maskGrowth, "Voxels by which masks are grown")
        ->check(CLI::Range(0, 10))
        ->capture_default_str();
    command->add_option("--subjects", options->subjects,
                        "JSON file with the lists \"training\" and \"validation\" of scan names; "
                        "without it every tenth scan validates");
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
