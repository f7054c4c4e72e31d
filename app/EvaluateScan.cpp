// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "app/Evaluate.h"
#include "app/EvaluateMap.h"
#include "core/findings/Regions.h"
#include "core/image/Nifti.h"
#include "core/sample/SampleScan.h"

namespace disyre::app {

namespace {

using Json = nlohmann::ordered_json;

/// Mean score of a healthy brain and the regions of 0.1 ml or more at a threshold.
Json evaluateHealthy(const Volume& scan, double threshold, const HealScanOptions& options,
                     ProgressLine& progress, const StopToken& stop) {
    const auto [healed, map] = healToMap(scan, nullptr, options, progress, stop);
    double sum = 0.0;
    double brain = 0.0;
    for (std::size_t i = 0; i < map.voxels.size(); ++i) {
        if (healed.prepared.scanMask.voxels[i] != 0) {
            sum += map.voxels[i];
            brain += 1.0;
        }
    }
    constexpr double kSmallest = 0.1;
    double millilitres = 0.0;
    const auto regions = findRegions(map, static_cast<float>(threshold), kSmallest);
    for (const Region& region : regions) {
        millilitres += static_cast<double>(region.voxels.size()) * map.voxelMillilitres();
    }
    return {{"mean_score", sum / brain},
            {"threshold", threshold},
            {"regions", regions.size()},
            {"regions_ml", millilitres}};
}

}  // namespace

int evaluateSample(const EvaluateOptions& options, ProgressLine& progress, const StopToken& stop) {
    const SampleScan sample = makeSample();
    const MapResult result = evaluateMap("sample", sample.scan, nullptr, sample.lesion,
                                           options.heal, true, progress, stop);
    Json json = result.json;
    json["unaltered"] =
        evaluateHealthy(sample.healthy, result.dice.threshold, options.heal, progress, stop);
    if (options.json) {
        fmt::print("{}\n", json.dump(2));
        return kSuccess;
    }
    printMapResult(result);
    double best = 0.0;
    for (const auto& baseline : json["baselines"]) {
        best = std::max(best, baseline["average_precision"].get<double>());
    }
    fmt::print("  {:.1f} times the best trivial map\n", result.averagePrecision / best);
    fmt::print("unaltered sample: mean score {:.4f}, {} regions of 0.1 ml or more at {:.3f} ({:.1f} "
               "ml)\n",
               json["unaltered"]["mean_score"].get<double>(),
               json["unaltered"]["regions"].get<std::size_t>(), result.dice.threshold,
               json["unaltered"]["regions_ml"].get<double>());
    return kSuccess;
}

int evaluateScan(const EvaluateOptions& options, ProgressLine& progress, const StopToken& stop) {
    const Volume scan = readScan(options.scan);
    const Orientation orientation = orientationOf(scan.affine);
    const auto readMask = [&](const std::string& path) {
        const Volume labels = readLabelsFor(scan, path);
        Mask mask(labels.size);
        std::transform(labels.voxels.begin(), labels.voxels.end(), mask.voxels.begin(),
                       [](float v) -> std::uint8_t { return v > 0.0f; });
        return toRas(mask, orientation);
    };
    const Mask lesion = readMask(options.lesion);
    const std::optional<Mask> brain =
        options.mask.empty() ? std::nullopt : std::optional(readMask(options.mask));
    const MapResult result =
        evaluateMap(options.scan, toRas(scan), brain ? &*brain : nullptr, lesion, options.heal,
                     true, progress, stop);
    if (options.json) {
        fmt::print("{}\n", result.json.dump(2));
    } else {
        printMapResult(result);
    }
    return kSuccess;
}

}  // namespace disyre::app
