// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <ctime>
#include <memory>
#include <new>
#include <nlohmann/json.hpp>
#include <span>

#include "app/Commands.h"
#include "app/Console.h"
#include "app/SynthesisOptions.h"
#include "app/TrainingDevice.h"
#include "app/TrainingForecaster.h"
#include "app/TrainingScans.h"
#include "app/TrainingWatch.h"
#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/compute/Compute.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/FileLock.h"
#include "core/platform/GraphicsCards.h"
#include "core/platform/Sha256.h"
#include "core/training/TrainingPreset.h"

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
    int neighbours = 0;
    std::string output = "scaled-residual";
    std::string device = "auto";
    TrainingSettings settings;
    bool json = false;
    bool events = false;
    bool forecast = false;
    int scans = 100;  ///< of which the forecast speaks
};

std::string nameOf(const TrainOptions& options) {
    return options.name.empty() ? displayPath(fs::path(options.out).filename()) : options.name;
}

void chooseNetwork(const TrainOptions& options, ModelCard& card) {
    if (!options.settings.startFrom.empty()) {
        const ModelCard start = readModelCard(options.settings.startFrom);
        card.architecture = start.architecture;
        card.patch = start.patch;
        return;
    }
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
    card.architecture.neighbours = options.neighbours;
    card.architecture.output =
        predictsMask(card.method) ? OutputForm::Direct : outputFormFromText(options.output);
}

ModelCard cardFrom(const TrainOptions& options, const ModelCard& preparation) {
    ModelCard card = preparation;
    card.method = options.settings.synthesis.method;
    card.name = nameOf(options);
    chooseNetwork(options, card);
    card.mapSmoothingMillimetres = kUsualMapSmoothing;
    card.mapSmoothingAcrossMillimetres = kUsualMapSmoothingAcross;
    card.intendedUse =
        "Research and teaching. Not a medical device; not for diagnosis. It maps what differs from "
        "the healthy scans it was trained on, which normal variation can do too.";
    // Writing and reading it again applies the card's own range checks to the options.
    return modelCardFromJson(modelCardToJson(card), options.out);
}

/// Ready-made settings; what the command line gives as well stands.
void applyPreset(const CLI::App& command, TrainOptions& options) {
    if (options.preset.empty()) {
        return;
    }
    const TrainingPresetValues preset = valuesOf(trainingPresetFromText(options.preset));
    const auto set = [&command](const char* name, auto& value, const auto& presets) {
        if (command.count(name) == 0) {
            value = presets;
        }
    };
    std::vector<int> attention;
    for (std::size_t level = 0; level < preset.architecture.attention.size(); ++level) {
        if (preset.architecture.attention[level]) {
            attention.push_back(static_cast<int>(level) + 1);
        }
    }
    TrainingSettings& settings = options.settings;
    set("--steps", settings.steps, preset.settings.steps);
    set("--batch", settings.batch, preset.settings.batch);
    set("--rate", settings.learningRate, preset.settings.learningRate);
    set("--rate-rule", settings.rateRule, preset.settings.rateRule);
    set("--ema", settings.emaDecay, preset.settings.emaDecay);
    set("--validate-every", settings.validateEvery, preset.settings.validateEvery);
    set("--patch", options.patch, preset.patch);
    set("--spacing", options.data.spacing, preset.spacing);
    set("--channels", options.channels, preset.architecture.channels);
    set("--attention", options.attention, attention);
    set("--norm-groups", options.normGroups, preset.architecture.normGroups);
    set("--output", options.output, toText(preset.architecture.output));
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    char text[16];
    std::strftime(text, sizeof text, "%Y-%m-%d", std::localtime(&now));
    return text;
}

std::string hashOf(const TrainingData& data) {
    Sha256 sum;
    for (const auto* subjects : {&data.training, &data.validation}) {
        for (const TrainingSubject& subject : *subjects) {
            sum.add(std::as_bytes(std::span(subject.image.voxels)));
        }
    }
    return sum.digits();
}

ModelRecord recordOf(const TrainOptions& options, const TrainingData& data) {
    const TrainingSettings& settings = options.settings;
    ModelRecord record;
    record.programVersion = DISYRE_VERSION;
    record.made = today();
    record.scans = summaryOf(options.data, data);
    record.settings = {
        {"steps", std::to_string(settings.steps)},
        {"batch", std::to_string(settings.batch)},
        {"rate", fmt::format("{:g}", settings.learningRate)},
        {"rate-rule", settings.rateRule == LearningRateRule::OneCycle ? "onecycle" : "cosine"},
        {"ema", fmt::format("{:g}", settings.emaDecay)},
        {"validate-every", std::to_string(settings.validateEvery)},
        {"validation-samples", std::to_string(settings.validationSamples)},
        {"seed", std::to_string(settings.seed)},
        {"patch", std::to_string(options.patch)},
        {"channels", fmt::format("{}", fmt::join(options.channels, ","))},
        {"mask-shrinking", std::to_string(settings.synthesis.maskShrinking)}};
    record.hashes["scans"] = hashOf(data);
    return record;
}

void addFigures(const std::filesystem::path& folder, const TrainingResult& result,
                double identityLoss) {
    ModelCard card = readModelCard(folder);
    card.record.figures["steps"] = result.steps;
    card.record.figures["seconds"] = result.seconds;
    if (result.validationLoss >= 0.0) {
        card.record.figures["validation_loss"] = result.validationLoss;
    }
    if (identityLoss >= 0.0) {
        card.record.figures["identity_loss"] = identityLoss;
    }
    writeModelCard(folder, card);
}

ModelCard describedCard(const TrainOptions& options, const PreparedDataset& dataset) {
    const TrainingData& data = dataset.data;
    ModelCard card = cardFrom(options, dataset.preparation);
    card.data = fmt::format("{}{} healthy scans for training, {} for validation",
                            card.data.empty() ? "" : card.data + ": ", data.training.size(),
                            data.validation.size());
    card.training = fmt::format(
        "{} steps of {} patches{}{}{}, AdamW, {} up to {:g}, gradient clip {:g}, moving average "
        "{:g}, seed {}",
        options.settings.steps, options.settings.batch,
        options.settings.synthesis.mirroring == Mirroring::SidesOnly ? " mirrored left to right only" : "",
        options.settings.synthesis.maskShrinking > 0
            ? fmt::format(" under masks shrunk by up to {} voxels", options.settings.synthesis.maskShrinking)
            : "",
        options.settings.startFrom.empty() ? "" : " from an earlier model's weights",
        options.settings.rateRule == LearningRateRule::OneCycle ? "OneCycle" : "cosine",
        options.settings.learningRate,
        options.settings.gradientClip, options.settings.emaDecay, options.settings.seed);
    card.record = recordOf(options, data);
    return card;
}

void printResult(const TrainOptions& options, const TrainingResult& result,
                 const TrainingProgress& samples) {
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
}

int trainWatched(const TrainOptions& options, TrainingWatch& watch, const StopToken& stop) {
    const bool quiet = options.json || options.events;
    ProgressLine progress(quiet);
    const PreparedDataset dataset = readTrainingScans(
        options.data, progress, stop,
        [&watch](std::size_t number, std::size_t total, const std::string& name) {
            watch.prepared(number, total, name);
        });
    const ModelCard card = describedCard(options, dataset);
    if (!quiet) {
        fmt::print("{}.\n", card.data);
    }
    TrainingProgress samples;
    double identityLoss = -1.0;
    const auto observer = [&](const TrainingProgress& at) {
        samples = at;
        watch.step(at);
        progress.show(fmt::format("Step {} of {}, loss {:.6f}, {:.2f} steps/s, {} left", at.step,
                                  at.steps, at.smoothedLoss, at.stepsPerSecond,
                                  durationText(at.secondsLeft)));
        if (at.validationLoss < 0.0) {
            return;
        }
        identityLoss = at.identityLoss;
        if (!quiet) {
            progress.clear();
            fmt::print("step {:>7}  loss {:.6f}  validation {:.6f}  (unchanged patches {:.6f})\n",
                       at.step, at.smoothedLoss, at.validationLoss, at.identityLoss);
            std::fflush(stdout);
        }
    };
    TrainingSettings settings = options.settings;
    settings.control = watch.control();
    Compute& trainer = compute(settings.threads);
    watch.started(trainingDevice(trainer.info(), options.device).name, settings.resume);
    const TrainingResult result =
        trainer.train(dataset.data, card, settings, options.out, observer, stop);
    progress.clear();
    addFigures(options.out, result, identityLoss);
    watch.ended(result);
    if (!options.events) {
        printResult(options, result, samples);
    }
    return result.stopped ? kStopped : kSuccess;
}

int train(const TrainOptions& options) {
    checkTrainingSettings(options.settings);
    showOnlyDevice(options.device);
    createFolder(options.out);
    const FileLock lock(fs::path(options.out) / kRunLockFile);
    removeHalfWritten(options.out);
    const StopToken stop = stopOnSignals();
    TrainingRun run;
    run.name = nameOf(options);
    run.arguments = givenArguments();
    if (!options.settings.resume) {
        run.arguments.emplace_back("--resume");
    }
    run.steps = options.settings.steps;
    TrainingWatch watch(options.out, run, options.events, stop);
    try {
        return trainWatched(options, watch, stop);
    } catch (const Stopped&) {
        watch.endedEarly();
        throw;
    } catch (const std::bad_alloc&) {
        watch.failed("There is not enough memory for this training. Close other programs, or choose "
                     "a smaller network, batch or pass.");
        throw;
    } catch (const std::exception& error) {
        watch.failed(error.what());
        throw;
    }
}

int forecast(const TrainOptions& options) {
    ModelCard preparation;
    preparation.spacing = {options.data.spacing, options.data.spacing, options.data.spacing};
    showOnlyDevice(options.device);
    const TrainingForecast forecast =
        forecastTraining(cardFrom(options, preparation), options.settings, options.device,
                         options.scans, stopOnSignals());
    if (options.json) {
        fmt::print("{}\n", trainingForecastToJson(forecast));
    } else {
        fmt::print("{:.3g} s a step on {}, {} for {} steps, about {:.1f} GB of memory{}.\n",
                   forecast.secondsPerStep, forecast.device, durationText(forecast.seconds),
                   options.settings.steps, static_cast<double>(forecast.memoryBytes) / 1e9,
                   forecast.tooLarge() ? ", more than there is" : "");
    }
    return kSuccess;
}

}  // namespace

void addTrainCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand("train", "Fit a model on healthy scans");
    auto options = std::make_shared<TrainOptions>();
    TrainingSettings& settings = options->settings;
    addTrainingScansOptions(*command, options->data, /*orPlan=*/true);
    command->add_option("--out", options->out, "Folder of the model, made where missing");
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
    command->add_option("--checkpoint-minutes", settings.checkpointMinutes,
                        "Minutes between checkpoints: what a run that is killed loses at most")
        ->check(CLI::Range(0.0, 1440.0))
        ->capture_default_str();
    command->add_option("--device", options->device,
                        "auto (the first card, else the processor), cpu, or a card as 'disyre devices' "
                        "lists it")
        ->capture_default_str();
    addSynthesisOptions(*command, settings.synthesis);
    command->add_option_function<std::string>(
        "--from", [&settings](const std::string& model) { settings.startFrom = model; },
        "Start from the weights of this model, with its network and patch");
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
    command->add_option("--neighbours", options->neighbours,
                        "Slices on either side that the network sees as well; healing then takes longer, by the plain "
                        "network")
        ->check(CLI::Range(0, kMostNeighbours))
        ->capture_default_str();
    command->add_option("--output", options->output, "What the network predicts")
        ->check(CLI::IsMember({"direct", "residual", "scaled-residual"}))
        ->capture_default_str();
    command->add_option("--name", options->name, "Name of the model on its card");
    command->add_flag("--json", options->json, "Print the result as JSON, and no progress");
    command->add_flag("--events", options->events,
                      "For a program that watches: print what happens, a line of JSON each, and obey "
                      "pause, resume, stop and suspend on the standard input, whose end suspends");
    command->add_flag("--forecast", options->forecast,
                      "Train on nothing and write nothing: time a few steps with these settings and "
                      "say how long all of them take on this machine, and how much memory");
    command->add_option("--scans", options->scans, "With --forecast: how many scans there will be")
        ->check(CLI::Range(1, 1000000))
        ->capture_default_str();
    command->footer(
        "Checkpoints are kept in the model's folder; an interrupted run goes on with --resume.");
    command->callback([&action, options, command] {
        applyPreset(*command, *options);
        if (options->forecast) {
            action = [options] { return forecast(*options); };
            return;
        }
        if (options->data.scans.folder.empty() && options->data.scans.plan.empty()) {
            throw CLI::RequiredError("DATA or --plan");
        }
        if (options->out.empty()) {
            throw CLI::RequiredError("--out");
        }
        action = [options] { return train(*options); };
    });
}

}  // namespace disyre::app
