// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <numeric>
#include <optional>

#include "app/Commands.h"
#include "app/Console.h"
#include "app/HealScan.h"
#include "app/HealthyScans.h"
#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/findings/Regions.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Machine.h"
#include "core/preprocess/BrainMask.h"
#include "core/restoration/ResultFiles.h"
#include "core/restoration/ScanLevel.h"

namespace disyre::app {

namespace {

struct HealOptions {
    std::string scan;
    std::string mask;
    std::string out;
    HealScanOptions heal;
    bool json = false;
};

/// "7 regions of 0.1 ml or more, 9.3 ml: 5.7, 2.1, 0.5, 0.4, 0.3 and 2 smaller".
std::string regionsText(const std::vector<double>& volumes) {
    constexpr std::size_t kNamed = 5;
    std::string text = fmt::format("{} region{} of {:g} ml or more", volumes.size(),
                                   volumes.size() == 1 ? "" : "s", kSmallestRegionMillilitres);
    for (std::size_t i = 0; i < std::min(kNamed, volumes.size()); ++i) {
        text += i == 0 ? fmt::format(", {:.1f} ml: {:.1f}",
                                     std::accumulate(volumes.begin(), volumes.end(), 0.0), volumes[i])
                       : fmt::format(", {:.1f}", volumes[i]);
    }
    return volumes.size() > kNamed ? fmt::format("{} and {} smaller", text, volumes.size() - kNamed) : text;
}

ResultRecord recordOf(const HealOptions& options, const HealedScan& healed) {
    const double level = scanLevel(healthyScoresFor(healed.card, healed.settings), healed.settings,
                                   upperQuartile(healed.result.anomalyMap, healed.prepared.mask));
    const double threshold = level * suggestedThreshold(healed.card, healed.settings);
    return {options.scan,
            healed.card.name,
            healed.card.weightsSha256,
            healed.settings,
            options.heal.regionMask,
            healed.prepared.image.voxelMillilitres(),
            healed.result.device,
            healed.result.slicesHealed,
            healed.result.seconds,
            peakMemoryBytes(),
            healed.result.steps,
            threshold,
            level,
            regionMillilitres(healed.result.anomalyMap, threshold),
            healed.prepared.warnings};
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
    const ResultRecord record = recordOf(options, healed);
    const std::string result = resultJson(record);
    writeTextAtomically(folder / kResultFile, result);
    if (options.json) {
        fmt::print("{}", result);
        return kSuccess;
    }
    fmt::print("Healed {} slices in {} ({:.3f} s a slice) on {}, peak memory {:.0f} MB.\n",
               healed.result.slicesHealed, durationText(healed.result.seconds),
               healed.result.seconds / std::max(1, healed.result.slicesHealed), healed.result.device,
               static_cast<double>(peakMemoryBytes()) / 1e6);
    if (record.suggestedThreshold >= 0.0) {
        fmt::print("Suggested threshold {:.3g}{}.\nAt it: {}.\n", record.suggestedThreshold,
                   record.scanLevel > 1.0
                       ? fmt::format(", the model's raised for this scan, which scores {:.1f} times as "
                                     "high all over as healthy ones did",
                                     record.scanLevel)
                       : "",
                   regionsText(record.regionMillilitres));
    }
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
    const auto addRegion = [&](const std::string& name, RegionUse use, const std::string& text) {
        return command->add_option_function<std::string>(
            name,
            [options, use](const std::string& file) {
                options->heal.regionUse = use;
                options->heal.regionMask = file;
            },
            text);
    };
    auto* inside = addRegion("--inside", RegionUse::Inside,
                             "Heal only where this mask is above 0; it may lie on another grid");
    addRegion("--outside", RegionUse::Outside, "Heal everywhere but there")->excludes(inside);
    addHealOptions(*command, options->heal);
    command->add_flag("--json", options->json, "Print the result as JSON, and no progress");
    command->footer(
        "Writes anomaly_map.nii.gz and restoration.nii.gz on the scan's own grid, steps.csv (the\n"
        "mean change of each step) and result.json.");
    command->callback([&action, options] { action = [options] { return heal(*options); }; });
}

}  // namespace disyre::app
