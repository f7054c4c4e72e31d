// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "core/card/ModelPlaces.h"
#include "core/workflows/HealingBenchmark.h"
#include "core/workflows/HealingExchange.h"

namespace disyre::app {

namespace {

struct BenchmarkOptions {
    BenchmarkRequest request;
    std::string exchange;
    bool padded = false;
    bool forwardOnly = false;
    bool json = false;
};

void printForward(const std::vector<ForwardTimes>& forward) {
    fmt::print("One window through the network, speed of ours to that of\n");
    for (const ForwardTimes& times : forward) {
        fmt::print(
            "  {} thread{}: LibTorch's convolutions alone {:.2f}, LibTorch's network {:.2f}\n",
            times.threads, times.threads == 1 ? " " : "s", times.convolutionsAlone / times.ours,
            times.plain / times.ours);
    }
}

void printRows(const HealingBenchmark& benchmark) {
    fmt::print("\n{:28}{:>8}{:>8}{:>10}{:>12}{:>10}\n", "healing, to the first row", "work", "time",
               "time/work", "in network", "skipped");
    const BenchmarkRow& base = benchmark.rows.front();
    for (const BenchmarkRow& row : benchmark.rows) {
        const double work = static_cast<double>(row.windowSteps) / base.windowSteps;
        const double time = row.seconds / base.seconds;
        const int placed = row.windowsHealed + row.windowsSkipped;
        fmt::print("{:28}{:8.2f}{:8.2f}{:10.2f}{:11.0f}%{:9.0f}%\n", row.what, work, time,
                   time / work, 100.0 * benchmark.networkShare(row),
                   100.0 * row.windowsSkipped / std::max(1, placed));
    }
}

void printAreas(const HealingBenchmark& benchmark) {
    fmt::print("\n{:28}{:>10}{:>8}{:>8}{:>12}\n", "growth with brain area", "cm2/slice", "area",
               "time", "time/area");
    for (const BrainAreaRow& row : benchmark.areas) {
        fmt::print("{:28}{:10.0f}{:8.2f}{:8.2f}{:12.2f}\n",
                   fmt::format("{} slices", benchmark.slicesInRow), row.squareMillimetres / 100.0,
                   row.areaToFirst, row.timeToFirst, row.timeToArea);
    }
}

void printBenchmark(const HealingBenchmark& benchmark) {
    fmt::print("{}, LibTorch {}, {} threads\n\n", benchmark.model, benchmark.libraryVersion,
               benchmark.threads);
    printForward(benchmark.forward);
    printRows(benchmark);
    printAreas(benchmark);
    const BenchmarkRow& slice = benchmark.rows[1];
    fmt::print(
        "\nTo the time of one slice: reading {:.2f}, preparing {:.2f}, loading {:.2f}, its first "
        "frame {:.2f}\nPeak memory {:.0f} MB\n",
        benchmark.readSeconds / slice.seconds, benchmark.prepareSeconds / slice.seconds,
        benchmark.loadSeconds / slice.seconds, slice.firstFrame / slice.seconds,
        static_cast<double>(benchmark.peakMemoryBytes) / 1e6);
}

int exchange(const BenchmarkOptions& options, const BenchmarkRequest& request) {
    writeExchange({request.model, request.scan, options.exchange, request.slices, request.rounds,
                   request.threads, options.padded},
                  stopOnSignals());
    return kSuccess;
}

int benchmarkForward(const BenchmarkOptions& options, const BenchmarkRequest& request) {
    const std::vector<ForwardTimes> forward = measureForward(request);
    if (options.json) {
        fmt::print("{}\n", forwardTimesToJson(forward));
    } else {
        printForward(forward);
    }
    return kSuccess;
}

int benchmarkHealing(const BenchmarkOptions& options, const BenchmarkRequest& request) {
    ProgressLine progress(options.json);
    const HealingBenchmark benchmark = measureHealing(
        request, [&progress](const std::string& part) { progress.show(part + " ..."); },
        stopOnSignals());
    progress.clear();
    if (options.json) {
        fmt::print("{}\n", benchmarkToJson(benchmark));
    } else {
        printBenchmark(benchmark);
    }
    return kSuccess;
}

int benchmark(const BenchmarkOptions& options) {
    BenchmarkRequest request = options.request;
    if (request.model.empty()) {
        request.model = defaultModelFolder();
    }
    if (!options.exchange.empty()) {
        return exchange(options, request);
    }
    return options.forwardOnly ? benchmarkForward(options, request)
                               : benchmarkHealing(options, request);
}

}  // namespace

void addBenchmarkCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand("benchmark", "Measure how fast this machine heals");
    auto options = std::make_shared<BenchmarkOptions>();
    command->add_option("--model", options->request.model,
                        "Folder of the model; without it the one that comes with the program");
    command->add_option("--scan", options->request.scan,
                        "A skull-stripped scan; without it the sample");
    command
        ->add_option("--slices", options->request.slices,
                     "Slices around the middle; without it four, and the whole volume too")
        ->check(CLI::Range(1, 10000));
    command->add_option("--rounds", options->request.rounds, "The shortest of so many counts")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_option("--threads", options->request.threads, "Processor threads; without it all")
        ->check(CLI::Range(1, 1024));
    command->add_option("--exchange", options->exchange,
                        "Heal once and write image, windows, map and time to this folder, for "
                        "tests/benchmarks/reference.py; without --slices the volume");
    command->add_flag("--forward-only", options->forwardOnly,
                      "Only one window's way through the network, nothing is healed");
    command->add_flag("--padded", options->padded,
                      "With --exchange: windows over the whole slice with a margin, as in the "
                      "method's published program");
    command->add_flag("--json", options->json, "Print the report as JSON, and no progress");
    command->footer(
        "Close other programs first. Times are compared side by side in one run, so that\n"
        "the ratios hold for other machines too, roughly.");
    command->callback([&action, options] { action = [options] { return benchmark(*options); }; });
}

}  // namespace disyre::app
