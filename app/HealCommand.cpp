// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/Commands.h"
#include "app/Console.h"
#include "app/HealScan.h"
#include "app/HealthyScans.h"
#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Machine.h"
#include "core/preprocess/BrainMask.h"
#include "core/restoration/ResultFiles.h"

namespace disyre::app {

namespace {

struct HealOptions {
    std::string scan;
    std::string mask;
    std::string out;
    HealScanOptions heal;
    bool json = false;
};

nlohmann::ordered_json resultJson(const HealOptions& options, const HealedScan& healed) {
    nlohmann::ordered_json steps = nlohmann::ordered_json::array();
    for (const StepRecord& step : healed.result.steps) {
        steps.push_back({{"t", step.t}, {"mean_gradient", step.meanGradient}});
    }
    return {{"format", "disyre-result"},
            {"format_version", 1},
            {"scan", options.scan},
            {"model", healed.card.name},
            {"model_sha256", healed.card.weightsSha256},
            {"score", toText(healed.settings.score)},
            {"skip", healed.settings.skip},
            {"single_t", healed.settings.singleT},
            {"blending", toText(healed.settings.blending)},
            {"stride_pixels", healed.settings.stride},
            {"update_rule", toText(healed.settings.rule)},
            {"foreground_weighting", toText(healed.settings.weighting)},
            {"map_smoothing_mm", healed.settings.smoothing},
            {"device", healed.result.device},
            {"slices", healed.result.slicesHealed},
            {"seconds", healed.result.seconds},
            {"seconds_per_slice", healed.result.seconds / std::max(1, healed.result.slicesHealed)},
            {"peak_memory_bytes", peakMemoryBytes()},
            {"steps", steps},
            {"suggested_threshold", healed.card.suggestedThreshold},
            {"warnings", healed.prepared.warnings},
            {"notice", "Research software, not a medical device."}};
}

int heal(const HealOptions& options) {
    // The folder comes first: an hour's work must not end in a place that cannot be written to.
    const std::filesystem::path folder(options.out);
    createFolder(folder);
    ScanInfo info;
    const Volume scan = readScan(options.scan, &info);
    ProgressLine progress(options.json);
    const StopToken stop = stopOnSignals();
    std::optional<Mask> brain;
    if (!options.mask.empty()) {
        brain = brainFromLabels(readLabelsFor(scan, options.mask), 0, 0);
    }
    const HealedScan healed =
        healOne(scan, brain ? &*brain : nullptr, options.heal, progress, stop);
    progress.clear();
    if (healed.result.stopped) {
        throw Stopped();
    }
    for (const auto& warnings : {info.warnings, healed.prepared.warnings}) {
        for (const std::string& warning : warnings) {
            printWarning(warning);
        }
    }
    writeScan(folder / kAnomalyMapFile, mapToScan(healed.prepared, scan, healed.result.anomalyMap),
              "DISYRE anomaly map");
    writeScan(folder / kRestorationFile,
              restorationOnScan(healed.prepared, scan, healed.result.restoration),
              "DISYRE restoration");
    writeTextAtomically(folder / kStepsFile, stepsCsv(healed.result.steps));
    const auto result = resultJson(options, healed);
    writeTextAtomically(folder / kResultFile, result.dump(2) + "\n");
    if (options.json) {
        fmt::print("{}\n", result.dump(2));
        return kSuccess;
    }
    fmt::print("Healed {} slices in {} ({:.3f} s a slice) on {}, peak memory {:.0f} MB.\n",
               healed.result.slicesHealed, durationText(healed.result.seconds),
               result["seconds_per_slice"].get<double>(), healed.result.device,
               static_cast<double>(peakMemoryBytes()) / 1e6);
    for (const char* name : {kAnomalyMapFile, kRestorationFile, kStepsFile, kResultFile}) {
        fmt::print("{}\n", displayPath(folder / name));
    }
    return kSuccess;
}

}  // namespace

void addHealCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "heal", "Restore a skull-stripped scan and write its anomaly map");
    auto options = std::make_shared<HealOptions>();
    command->add_option("SCAN", options->scan, "A skull-stripped NIfTI scan")->required();
    command->add_option("--out", options->out, "Folder for the results, made where missing")
        ->required();
    command->add_option("--mask", options->mask,
                        "Brain mask; without it the brain is what differs from "
                        "the background");
    addHealOptions(*command, options->heal);
    command->add_flag("--json", options->json, "Print the result as JSON, and no progress");
    command->footer(
        "Writes anomaly_map.nii.gz and restoration.nii.gz on the scan's own grid, steps.csv (the\n"
        "mean change of each step) and result.json.");
    command->callback([&action, options] { action = [options] { return heal(*options); }; });
}

}  // namespace disyre::app
