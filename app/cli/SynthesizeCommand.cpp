// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "app/cli/SynthesisOptions.h"
#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/workflows/ShapeTable.h"
#include "core/workflows/SyntheticSamples.h"

namespace disyre::app {

namespace {

struct SynthesizeOptions {
    SyntheticSamplesRequest request;
    int count = 0;  ///< How many samples or shapes to draw; 0 stands for the default.
    bool statistics = false;
};

int printStatistics(const SynthesizeOptions& options) {
    const int count = options.count > 0 ? options.count : 4000;
    const int patch = options.request.patch;
    fmt::print("{} shapes of each kind, patch {}: coverage of the anomaly's square, per cent.\n",
               count, patch);
    fmt::print("{:<20} {:>6} {:>6} {:>7} {:>6} {:>9} {:>15}\n", "", "mean", "p5", "median", "p95",
               "touching", "border covered");
    for (const auto& [kind, shapes] : shapeTable(patch, count, options.request.seed)) {
        fmt::print("{:<20} {:>6.1f} {:>6.1f} {:>7.1f} {:>6.1f} {:>9.1f} {:>15.1f}\n", kind,
                   100.0 * shapes.meanCoverage, 100.0 * shapes.coverage5,
                   100.0 * shapes.medianCoverage, 100.0 * shapes.coverage95,
                   100.0 * shapes.touching, 100.0 * shapes.borderCovered);
    }
    return kSuccess;
}

int writeSamples(const SynthesizeOptions& options) {
    SyntheticSamplesRequest request = options.request;
    request.count = options.count > 0 ? options.count : request.count;
    ProgressLine progress(false);
    const double samplesPerSecond = writeSyntheticSamples(
        request,
        [&](int drawn) { progress.show(fmt::format("Sample {} of {}", drawn, request.count)); },
        stopOnSignals());
    progress.clear();
    fmt::print("{}: {} samples of {}; {:.0f} samples/s on {} thread{}.\n", request.out.string(),
               request.count, toText(request.settings.method), samplesPerSecond, request.threads,
               request.threads == 1 ? "" : "s");
    return kSuccess;
}

int synthesize(const SynthesizeOptions& options) {
    if (options.statistics) {
        return printStatistics(options);
    }
    if (options.request.scans.empty() || options.request.out.empty()) {
        throw SettingsError(MessageId::SynthesisNothingAsked);
    }
    return writeSamples(options);
}

}  // namespace

void addSynthesizeCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "synthesize", "Write synthetic training samples to look at, or what their shapes are like");
    auto options = std::make_shared<SynthesizeOptions>();
    command->add_option("scans", options->request.scans, "File written by 'disyre prepare'");
    command->add_option("--out", options->request.out,
                        "File to write; its name ends in .safetensors");
    command
        ->add_option("--count", options->count,
                     "How many samples (64 without it) or shapes (4000 without it)")
        ->check(CLI::Range(1, 1000000));
    addSynthesisOptions(*command, options->request.settings, OfferedMethods::Patches);
    command->add_option("--patch", options->request.patch, "Patch side in pixels")
        ->check(CLI::Range(8, 1024))
        ->capture_default_str();
    command->add_option("--seed", options->request.seed, "Seed of every random draw")
        ->capture_default_str();
    command->add_option("--threads", options->request.threads, "Threads that draw")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    command->add_flag("--statistics", options->statistics,
                      "Print what the shapes are like, beside the authors'; needs no scans");
    command->footer(
        "The file holds healthy, corrupted, mask and foreign (count x rows x columns), alpha and "
        "t.");
    command->callback([&action, options] { action = [options] { return synthesize(*options); }; });
}

}  // namespace disyre::app
