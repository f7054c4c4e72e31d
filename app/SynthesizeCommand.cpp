// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <span>

#include "app/Commands.h"
#include "app/Console.h"
#include "app/SynthesisOptions.h"
#include "core/base/Error.h"
#include "core/card/Safetensors.h"
#include "core/synthesis/SamplePipeline.h"
#include "core/synthesis/ShapeStatistics.h"
#include "core/training/PreparedDataset.h"

namespace disyre::app {

namespace {

struct SynthesizeOptions {
    std::string scans;
    std::string out;
    SynthesisSettings settings;
    int patch = 64;
    int count = 0;
    int threads = 1;
    std::uint64_t seed = 1;
    bool statistics = false;
};

void printStatisticsRow(const std::string& name, const ShapeStatistics& shapes) {
    fmt::print("{:<20} {:>6.1f} {:>6.1f} {:>7.1f} {:>6.1f} {:>9.1f} {:>15.1f}\n", name,
               100.0 * shapes.meanCoverage, 100.0 * shapes.coverage5, 100.0 * shapes.medianCoverage,
               100.0 * shapes.coverage95, 100.0 * shapes.touching, 100.0 * shapes.borderCovered);
}

int printStatistics(const SynthesizeOptions& options) {
    const int count = options.count > 0 ? options.count : 4000;
    fmt::print("{} shapes of each kind, patch {}: coverage of the anomaly's square, per cent.\n",
               count, options.patch);
    fmt::print("{:<20} {:>6} {:>6} {:>7} {:>6} {:>9} {:>15}\n", "", "mean", "p5", "median", "p95",
               "touching", "border covered");
    const auto measured = [&](ShapeKind kind, FreeForms freeForms) {
        return shapeStatistics(kind, options.patch, count, options.seed, freeForms);
    };
    printStatisticsRow("boxes", measured(ShapeKind::Box, FreeForms::Wide));
    printStatisticsRow("discs", measured(ShapeKind::Disc, FreeForms::Wide));
    printStatisticsRow("free forms, wide", measured(ShapeKind::FreeForm, FreeForms::Wide));
    printStatisticsRow("free forms, authors", measured(ShapeKind::FreeForm, FreeForms::Authors));
    printStatisticsRow("the authors' own", kAuthorsFreeForms);
    return kSuccess;
}

/// Samples one after the other, as arrays of count x rows x columns.
struct SampleArrays {
    std::map<std::string, std::vector<float>> patches;
    std::vector<float> alphas;
    std::vector<std::int64_t> steps;

    void add(const SyntheticSample& sample) {
        for (const auto& [name, patch] :
             {std::pair("healthy", &sample.healthy), std::pair("corrupted", &sample.corrupted),
              std::pair("mask", &sample.mask), std::pair("foreign", &sample.foreign)}) {
            auto& values = patches[name];
            values.insert(values.end(), patch->pixels.begin(), patch->pixels.end());
        }
        alphas.push_back(static_cast<float>(sample.alpha));
        steps.push_back(sample.t);
    }

    [[nodiscard]] SafetensorsFile file(std::int64_t side) const {
        SafetensorsFile file;
        const auto count = static_cast<std::int64_t>(alphas.size());
        for (const auto& [name, values] : patches) {
            file.tensors[name] = storeFloats(values, {count, side, side});
        }
        file.tensors["alpha"] = storeFloats(alphas, {count});
        const auto bytes = std::as_bytes(std::span(steps));
        file.tensors["t"] = {"I64", {count}, {bytes.begin(), bytes.end()}};
        return file;
    }
};

std::vector<SubjectView> viewsOf(const std::vector<TrainingSubject>& subjects) {
    std::vector<SubjectView> views;
    std::transform(subjects.begin(), subjects.end(), std::back_inserter(views),
                   [](const TrainingSubject& subject) {
                       return SubjectView{&subject.image, &subject.mask};
                   });
    return views;
}

int writeSamples(const SynthesizeOptions& options) {
    checkSynthesisSettings(options.settings);
    const PreparedDataset dataset = readPreparedDataset(options.scans);
    const std::vector<SubjectView> views = viewsOf(dataset.data.training);
    const PatchSampler sampler(views, views, Schedule(dataset.preparation.schedule), options.patch,
                               options.seed, options.settings);
    const StopToken stop = stopOnSignals();
    const int count = options.count > 0 ? options.count : 64;
    SampleArrays arrays;
    ProgressLine progress(false);
    SamplePipeline pipeline([&sampler](std::uint64_t index) { return sampler.sample(index); },
                            {.threads = options.threads});
    for (int i = 0; i < count; ++i) {
        stop.throwIfStopped();
        arrays.add(pipeline.next());
        if (i % 64 == 0) {
            progress.show(fmt::format("Sample {} of {}", i + 1, count));
        }
    }
    progress.clear();
    const PipelineStatistics statistics = pipeline.statistics();
    SafetensorsFile file = arrays.file(options.patch);
    file.metadata = {{"format", "disyre-synthetic-samples"},
                     {"format_version", "1"},
                     {"method", toText(options.settings.method)},
                     {"texture", options.settings.texture == AnomalyTexture::Foreign
                                     ? "foreign"
                                     : "disentangled"},
                     {"seed", std::to_string(options.seed)}};
    writeSafetensors(options.out, file);
    fmt::print("{}: {} samples of {}; {:.0f} samples/s on {} thread{}.\n", options.out, count,
               toText(options.settings.method), statistics.samplesPerSecond(), options.threads,
               options.threads == 1 ? "" : "s");
    return kSuccess;
}

int synthesize(const SynthesizeOptions& options) {
    if (options.statistics) {
        return printStatistics(options);
    }
    if (options.scans.empty() || options.out.empty()) {
        throw SettingsError(
            "Name the prepared scans and a file to write with --out, or ask for --statistics.");
    }
    return writeSamples(options);
}

}  // namespace

void addSynthesizeCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "synthesize", "Write synthetic training samples to look at, or what their shapes are like");
    auto options = std::make_shared<SynthesizeOptions>();
    command->add_option("scans", options->scans, "File written by 'disyre prepare'");
    command->add_option("--out", options->out, "File to write; its name ends in .safetensors");
    command->add_option("--count", options->count,
                        "How many samples (64 without it) or shapes (4000 without it)")
        ->check(CLI::Range(1, 1000000));
    addSynthesisOptions(*command, options->settings);
    command->add_option("--patch", options->patch, "Patch side in pixels")
        ->check(CLI::Range(8, 1024))
        ->capture_default_str();
    command->add_option("--seed", options->seed, "Seed of every random draw")->capture_default_str();
    command->add_option("--threads", options->threads, "Threads that draw")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    command->add_flag("--statistics", options->statistics,
                      "Print what the shapes are like, beside the authors'; needs no scans");
    command->footer(
        "The file holds healthy, corrupted, mask and foreign (count x rows x columns), alpha and t.");
    command->callback([&action, options] { action = [options] { return synthesize(*options); }; });
}

}  // namespace disyre::app
