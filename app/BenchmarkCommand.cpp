// SPDX-License-Identifier: GPL-3.0-or-later
// How fast this machine heals: ratios of times measured side by side, since bare times say as much of
// the machine as of the program.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <fstream>
#include <memory>
#include <numeric>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

#include "app/Commands.h"
#include "app/Console.h"
#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/card/ModelPlaces.h"
#include "core/compute/Compute.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Machine.h"
#include "core/preprocess/Preparation.h"
#include "core/sample/SampleScan.h"

namespace disyre::app {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct BenchmarkOptions {
    std::string model;
    std::string scan;
    std::string exchange;
    int slices = 0;
    int rounds = 3;
    int threads = 0;
    bool padded = false;
    bool forwardOnly = false;
    bool json = false;
};

template <typename Work>
double secondsOf(Work work) {
    const ProgressMeter clock(1.0);
    work();
    return clock.secondsElapsed();
}

/// `count` slices around the middle one, the middle one first.
std::vector<int> middleSlices(int sliceCount, int count) {
    std::vector<int> slices{sliceCount / 2};
    for (int away = 1; static_cast<int>(slices.size()) < std::min(count, sliceCount); ++away) {
        for (const int z : {sliceCount / 2 - away, sliceCount / 2 + away}) {
            if (z >= 0 && z < sliceCount && static_cast<int>(slices.size()) < count) {
                slices.push_back(z);
            }
        }
    }
    return slices;
}

/// Square millimetres of brain in each slice.
std::vector<double> brainAreas(const Mask& mask, const std::array<double, 3>& spacing) {
    std::vector<double> areas;
    for (int z = 0; z < mask.size[2]; ++z) {
        int pixels = 0;
        for (int y = 0; y < mask.size[1]; ++y) {
            for (int x = 0; x < mask.size[0]; ++x) {
                pixels += mask.at(x, y, z) != 0 ? 1 : 0;
            }
        }
        areas.push_back(pixels * spacing[0] * spacing[1]);
    }
    return areas;
}

/// The `count` slices whose brain area comes closest to a share of the largest.
std::vector<int> slicesOfArea(const std::vector<double>& areas, double share, int count) {
    const double wanted = share * *std::max_element(areas.begin(), areas.end());
    std::vector<int> slices(areas.size());
    std::iota(slices.begin(), slices.end(), 0);
    std::stable_sort(slices.begin(), slices.end(), [&](int a, int b) {
        return std::abs(areas[static_cast<std::size_t>(a)] - wanted) <
               std::abs(areas[static_cast<std::size_t>(b)] - wanted);
    });
    slices.resize(std::min(slices.size(), static_cast<std::size_t>(count)));
    return slices;
}

/// A neighbour that wants a processor for itself as long as it lives.
class BusyThread {
public:
    BusyThread()
        : thread_([this] {
              while (!ends_) {
              }
          }) {}
    ~BusyThread() {
        ends_ = true;
        thread_.join();
    }
    BusyThread(const BusyThread&) = delete;
    BusyThread& operator=(const BusyThread&) = delete;

private:
    std::atomic<bool> ends_{false};
    std::thread thread_;
};

/// The pipelines that it is compared with do not smooth the map, and time is told of the slices asked
/// for.
HealingSettings unsmoothed() {
    HealingSettings settings;
    settings.smoothing = 0.0;
    settings.smoothingAcross = 0.0;
    return settings;
}

struct Job {
    HealingSettings settings = unsmoothed();
    double seconds = 1e9;     // the shortest
    double firstFrame = 1e9;  // until the first step of the first slice is there
    int windowSteps = 0;      // windows times steps
    HealingResult result;
    bool besideBusyThread = false;

    void run(Restorer& restorer, const PreparedScan& scan, const StopToken& stop) {
        const std::optional<BusyThread> neighbour =
            besideBusyThread ? std::optional<BusyThread>(std::in_place) : std::nullopt;
        double first = -1.0;
        const ProgressMeter clock(1.0);
        result = restorer.heal(
            {scan.image, scan.mask}, settings,
            [&](const StepFrame&) { first = first < 0.0 ? clock.secondsElapsed() : first; }, stop);
        if (result.stopped) {
            throw Stopped();
        }
        windowSteps = result.windowsHealed * static_cast<int>(result.steps.size());
        if (result.seconds < seconds) {
            seconds = result.seconds;
            firstFrame = first;
        }
    }
    [[nodiscard]] double perWindow() const { return seconds / std::max(1, windowSteps); }
};

PreparedScan prepareScan(const BenchmarkOptions& options, const ModelCard& card, double* readSeconds,
                         double* prepareSeconds) {
    const Volume made = options.scan.empty() ? makeSample().scan : Volume();
    const fs::path file = options.scan.empty()
                              ? fs::temp_directory_path() / "disyre-benchmark.nii.gz"
                              : fs::path(options.scan);
    if (options.scan.empty()) {
        writeScan(file, made, "disyre benchmark");
    }
    Volume scan;
    *readSeconds = secondsOf([&] { scan = readScan(file); });
    if (options.scan.empty()) {
        std::error_code error;
        fs::remove(file, error);
    }
    PreparedScan prepared;
    *prepareSeconds = secondsOf([&] { prepared = prepare(scan, card); });
    return prepared;
}

template <typename Value>
void writeRaw(const fs::path& file, const std::vector<Value>& values) {
    std::ofstream stream(file, std::ios::binary);
    stream.write(reinterpret_cast<const char*>(values.data()),
                 static_cast<std::streamsize>(values.size() * sizeof(Value)));
    if (!stream) {
        throw FileError(file, "cannot be written", "Check the disk and that you may write there.");
    }
}

/// Where the healed windows of a slice begin, as pairs of x and y.
nlohmann::json windowsOf(const PreparedScan& scan, const ModelCard& card,
                         const HealingSettings& settings, int z) {
    nlohmann::json windows = nlohmann::json::array();
    for (const WindowOrigin& origin :
         placeWindows(scan.mask, z, card.patch, card.defaultStride(), settings.placement)) {
        bool holdsBrain = false;
        for (int y = std::max(0, origin.y);
             y < std::min(scan.mask.size[1], origin.y + card.patch) && !holdsBrain; ++y) {
            for (int x = std::max(0, origin.x);
                 x < std::min(scan.mask.size[0], origin.x + card.patch); ++x) {
                holdsBrain = holdsBrain || scan.mask.at(x, y, z) != 0;
            }
        }
        if (holdsBrain) {
            windows.push_back({origin.x, origin.y});
        }
    }
    return windows;
}

/// One healing for tests/benchmarks/reference.py: what it needs to do the same, and what came out.
int exchange(const BenchmarkOptions& options, const ModelCard& card, const fs::path& model) {
    double unused = 0.0;
    const PreparedScan scan = prepareScan(options, card, &unused, &unused);
    Job job;
    job.settings.placement =
        options.padded ? WindowPlacement::Padded : WindowPlacement::BrainBox;
    if (options.slices > 0) {
        job.settings.slices = middleSlices(scan.image.size[2], options.slices);
    } else {
        job.settings.slices = middleSlices(scan.image.size[2], scan.image.size[2]);
    }
    const auto restorer = compute(options.threads).loadModel(model, "cpu");
    const StopToken stop = stopOnSignals();
    for (int round = 0; round < options.rounds; ++round) {
        job.run(*restorer, scan, stop);
    }
    const fs::path folder(options.exchange);
    createFolder(folder);
    writeRaw(folder / "image.f32", scan.image.voxels);
    writeRaw(folder / "mask.u8", scan.mask.voxels);
    writeRaw(folder / "map.f32", job.result.anomalyMap.voxels);
    const Schedule schedule(card.schedule);
    nlohmann::json steps = nlohmann::json::array();
    for (const StepRecord& step : job.result.steps) {
        steps.push_back({{"condition", conditionOf(card, step.t)},
                         {"alpha", schedule.alpha(step.t)},
                         {"next_alpha", schedule.alpha(step.t - job.settings.skip)}});
    }
    nlohmann::json windows = nlohmann::json::array();
    for (const int z : job.settings.slices) {
        windows.push_back(windowsOf(scan, card, job.settings, z));
    }
    const char* output = card.architecture.output == OutputForm::Direct     ? "direct"
                         : card.architecture.output == OutputForm::Residual ? "residual"
                                                                            : "scaled-residual";
    const nlohmann::json about = {{"size", scan.image.size},
                                  {"patch", card.patch},
                                  {"stride", card.defaultStride()},
                                  {"output", output},
                                  {"steps", steps},
                                  {"slices", job.settings.slices},
                                  {"windows", windows},
                                  {"seconds", job.seconds},
                                  {"first_frame_seconds", job.firstFrame},
                                  {"windows_healed", job.result.windowsHealed},
                                  {"windows_skipped", job.result.windowsSkipped},
                                  {"threads", compute().info().threads},
                                  {"library", compute().info().libraryVersion}};
    writeTextAtomically(folder / "about.json", about.dump(1) + "\n");
    return kSuccess;
}

Json forwardJson(const std::vector<ForwardTimes>& forward) {
    Json rows;
    for (const ForwardTimes& times : forward) {
        rows.push_back({{"threads", times.threads},
                        {"speed_to_convolutions_alone", times.convolutionsAlone / times.ours},
                        {"speed_to_plain_network", times.plain / times.ours},
                        {"plain_network_to_convolutions_alone", times.convolutionsAlone / times.plain},
                        {"seconds_per_window", times.ours}});
    }
    return rows;
}

void printForward(const std::vector<ForwardTimes>& forward) {
    fmt::print("One window through the network, speed of ours to that of\n");
    for (const ForwardTimes& times : forward) {
        fmt::print("  {} thread{}: LibTorch's convolutions alone {:.2f}, LibTorch's network {:.2f}\n",
                   times.threads, times.threads == 1 ? " " : "s",
                   times.convolutionsAlone / times.ours, times.plain / times.ours);
    }
}

int benchmarkForward(const BenchmarkOptions& options, const fs::path& model) {
    const auto forward = compute(options.threads).measureForward(model, 2 * options.rounds);
    if (options.json) {
        fmt::print("{}\n", Json{{"forward", forwardJson(forward)}}.dump(2));
    } else {
        printForward(forward);
    }
    return kSuccess;
}

int benchmark(const BenchmarkOptions& options) {
    const fs::path model =
        options.model.empty() ? defaultModelFolder() : fs::path(options.model);
    const ModelCard card = readModelCard(model);
    if (!options.exchange.empty()) {
        return exchange(options, card, model);
    }
    if (options.forwardOnly) {
        return benchmarkForward(options, model);
    }
    ProgressLine progress(options.json);
    const StopToken stop = stopOnSignals();
    progress.show("Reading and preparing ...");
    double readSeconds = 0.0;
    double prepareSeconds = 0.0;
    const PreparedScan scan = prepareScan(options, card, &readSeconds, &prepareSeconds);
    progress.show("Loading ...");
    std::shared_ptr<Restorer> restorer;
    const double loadSeconds =
        secondsOf([&] { restorer = compute(options.threads).loadModel(model, "cpu"); });

    progress.show("Network ...");
    const std::vector<ForwardTimes> forward = compute().measureForward(model, 2 * options.rounds);

    // Rows that differ in one thing from the first; all of them in turn, round after round.
    const int sliceCount = scan.image.size[2];
    const int few = options.slices > 0 ? options.slices : 4;
    std::vector<std::pair<std::string, Job>> jobs;
    const auto add = [&](const std::string& name, int slices, int stride, int skip) {
        Job job;
        job.settings.slices = middleSlices(sliceCount, slices);
        job.settings.stride = stride;
        job.settings.skip = skip;
        jobs.emplace_back(name, job);
    };
    add(fmt::format("{} slices", few), few, 0, 25);
    add("one slice", 1, 0, 25);
    add(fmt::format("{} slices", 2 * few), 2 * few, 0, 25);
    add("stride half a patch", few, card.patch / 2, 25);
    add("stride a whole patch", few, card.patch, 25);
    add("skip 50", few, 0, 50);
    add("skip 10", few, 0, 10);
    add("mode fast", few, card.patch / 2, 50);
    add("beside a busy thread", few, 0, 25);
    jobs.back().second.besideBusyThread = true;
    if (options.slices == 0) {
        add("all slices", sliceCount, 0, 25);
    }
    const std::vector<double> areas = brainAreas(scan.mask, scan.image.spacing());
    const std::size_t firstOfArea = jobs.size();
    for (const double share : {1.0, 0.75, 0.5, 0.25}) {
        Job job;
        job.settings.slices = slicesOfArea(areas, share, few);
        jobs.emplace_back(fmt::format("{:.0f} % of the brain area", 100.0 * share), job);
    }
    for (int round = 0; round < options.rounds; ++round) {
        for (auto& [name, job] : jobs) {
            progress.show(fmt::format("Healing, round {} of {}: {} ...", round + 1, options.rounds, name));
            job.run(*restorer, scan, stop);
        }
    }
    progress.clear();

    const ForwardTimes& together = forward.back();
    Json report = {{"format", "disyre-benchmark"},
                   {"format_version", 1},
                   {"model", card.name},
                   {"libtorch", compute().info().libraryVersion},
                   {"threads", compute().info().threads}};
    report["forward"] = forwardJson(forward);
    const Job& base = jobs.front().second;
    for (const auto& [name, job] : jobs) {
        report["healing"].push_back(
            {{"what", name},
             {"windows_times_steps", job.windowSteps},
             {"windows_skipped", job.result.windowsSkipped},
             {"time_to_first_row", job.seconds / base.seconds},
             {"work_to_first_row",
              static_cast<double>(job.windowSteps) / std::max(1, base.windowSteps)},
             {"network_share", together.ours * job.windowSteps / job.seconds},
             {"first_frame_share", job.firstFrame / job.seconds},
             {"seconds", job.seconds}});
    }
    const auto areaOf = [&](const Job& job) {
        return std::accumulate(job.settings.slices.begin(), job.settings.slices.end(), 0.0,
                               [&](double sum, int z) { return sum + areas[static_cast<std::size_t>(z)]; });
    };
    const Job& largest = jobs[firstOfArea].second;
    for (std::size_t i = firstOfArea; i < jobs.size(); ++i) {
        const Job& job = jobs[i].second;
        const double area = areaOf(job) / areaOf(largest);
        report["brain_area"].push_back(
            {{"area_mm2_a_slice", areaOf(job) / few},
             {"area_to_first_row", area},
             {"time_to_first_row", job.seconds / largest.seconds},
             {"time_to_area", job.seconds / largest.seconds / std::max(1e-9, area)}});
    }
    const double slice = jobs[1].second.seconds;
    report["to_one_slice"] = {{"read", readSeconds / slice},
                              {"prepare", prepareSeconds / slice},
                              {"load_library_and_model", loadSeconds / slice},
                              {"first_frame", jobs[1].second.firstFrame / slice}};
    report["load_seconds"] = loadSeconds;
    report["peak_memory_bytes"] = peakMemoryBytes();
    if (options.json) {
        fmt::print("{}\n", report.dump(2));
        return kSuccess;
    }
    fmt::print("{}, LibTorch {}, {} threads\n\n", card.name, compute().info().libraryVersion,
               compute().info().threads);
    printForward(forward);
    fmt::print("\n{:28}{:>8}{:>8}{:>10}{:>12}{:>10}\n", "healing, to the first row", "work", "time",
               "time/work", "in network", "skipped");
    for (const auto& [name, job] : jobs) {
        const double work = static_cast<double>(job.windowSteps) / base.windowSteps;
        const double time = job.seconds / base.seconds;
        const int placed = job.result.windowsHealed + job.result.windowsSkipped;
        fmt::print("{:28}{:8.2f}{:8.2f}{:10.2f}{:11.0f}%{:9.0f}%\n", name, work, time, time / work,
                   100.0 * together.ours * job.windowSteps / job.seconds,
                   100.0 * job.result.windowsSkipped / std::max(1, placed));
    }
    fmt::print("\n{:28}{:>10}{:>8}{:>8}{:>12}\n", "growth with brain area", "cm2/slice", "area", "time",
               "time/area");
    for (const auto& row : report["brain_area"]) {
        fmt::print("{:28}{:10.0f}{:8.2f}{:8.2f}{:12.2f}\n",
                   fmt::format("{} slices", few),
                   row["area_mm2_a_slice"].get<double>() / 100.0, row["area_to_first_row"].get<double>(),
                   row["time_to_first_row"].get<double>(), row["time_to_area"].get<double>());
    }
    fmt::print("\nTo the time of one slice: reading {:.2f}, preparing {:.2f}, loading {:.2f}, its first "
               "frame {:.2f}\nPeak memory {:.0f} MB\n",
               readSeconds / slice, prepareSeconds / slice, loadSeconds / slice,
               jobs[1].second.firstFrame / slice, static_cast<double>(peakMemoryBytes()) / 1e6);
    return kSuccess;
}

}  // namespace

void addBenchmarkCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand("benchmark", "Measure how fast this machine heals");
    auto options = std::make_shared<BenchmarkOptions>();
    command->add_option("--model", options->model,
                        "Folder of the model; without it the one that comes with the program");
    command->add_option("--scan", options->scan, "A skull-stripped scan; without it the sample");
    command->add_option("--slices", options->slices,
                        "Slices around the middle; without it four, and the whole volume too")
        ->check(CLI::Range(1, 10000));
    command->add_option("--rounds", options->rounds, "The shortest of so many counts")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_option("--threads", options->threads, "Processor threads; without it all")
        ->check(CLI::Range(1, 1024));
    command->add_option("--exchange", options->exchange,
                        "Heal once and write image, windows, map and time to this folder, for "
                        "tests/benchmarks/reference.py; without --slices the volume");
    command->add_flag("--forward-only", options->forwardOnly,
                      "Only one window's way through the network, nothing is healed");
    command->add_flag("--padded", options->padded,
                      "With --exchange: windows over the padded grid, as in the authors' code");
    command->add_flag("--json", options->json, "Print the report as JSON, and no progress");
    command->footer("Close other programs first. Times are compared side by side in one run, so that\n"
                    "the ratios hold for other machines too, roughly.");
    command->callback(
        [&action, options] { action = [options] { return benchmark(*options); }; });
}

}  // namespace disyre::app
