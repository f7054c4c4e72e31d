// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/EvaluateMap.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/evaluation/Baselines.h"
#include "core/evaluation/CountedVoxels.h"
#include "core/evaluation/LesionContrast.h"
#include "core/preprocess/IntensityScaling.h"

namespace disyre::app {

HealedMap healToMap(const Volume& scan, const Mask* brain, const HealScanOptions& options,
                    ProgressLine& progress, const StopToken& stop) {
    HealedMap result;
    result.healed = healOne(scan, brain, options, progress, stop);
    stop.throwIfStopped();
    progress.clear();
    result.map = mapToScan(result.healed.prepared, scan, result.healed.result.anomalyMap);
    return result;
}

Volume scaledScan(const Volume& scan, const PreparedScan& prepared) {
    const IntensityRange range{prepared.intensityLow, prepared.intensityHigh};
    Volume scaled = scan;
    for (std::size_t i = 0; i < scaled.voxels.size(); ++i) {
        scaled.voxels[i] =
            prepared.scanMask.voxels[i] != 0 ? scaleIntensity(scan.voxels[i], range) : 0.0f;
    }
    return scaled;
}

MapResult evaluateMap(const std::string& name, const Volume& scan, const Mask* brain,
                      const Mask& lesion, const HealScanOptions& options, bool withBaselines,
                      ProgressLine& progress, const StopToken& stop) {
    const auto [healed, map] = healToMap(scan, brain, options, progress, stop);
    const Mask& mask = healed.prepared.scanMask;
    const CountedVoxels voxels = countedVoxels(mask, lesion, scan.voxelMillilitres());
    const std::vector<float> scores = scoresAt(voxels, map.voxels);
    MapResult result;
    result.averagePrecision = averagePrecision(scores, voxels.labels);
    result.dice = bestDice(scores, voxels.labels);
    const auto positives =
        static_cast<double>(std::count(voxels.labels.begin(), voxels.labels.end(), 1));
    result.prevalence = positives / static_cast<double>(voxels.labels.size());
    result.json = {{"case", name},
                   {"average_precision", result.averagePrecision},
                   {"best_dice", result.dice.dice},
                   {"best_dice_threshold", result.dice.threshold},
                   {"prevalence", result.prevalence},
                   {"lesion_ml", positives * scan.voxelMillilitres()},
                   {"seconds", healed.result.seconds}};
    if (const auto contrast = lesionContrast(scan, mask, lesion)) {
        result.json["lesion_contrast"] = *contrast;
    }
    if (withBaselines) {
        for (const BaselineMap& baseline : baselineMaps(scaledScan(scan, healed.prepared), mask)) {
            const std::vector<float> trivial = scoresAt(voxels, baseline.scores);
            result.json["baselines"].push_back(
                {{"name", baseline.name},
                 {"average_precision", averagePrecision(trivial, voxels.labels)},
                 {"best_dice", bestDice(trivial, voxels.labels).dice}});
        }
    }
    return result;
}

void printMapResult(const MapResult& result) {
    const auto& json = result.json;
    fmt::print("{}: AP {:.3f}, best Dice {:.3f} (at {:.3f}), prevalence {:.4f}, lesion {:.1f} ml{}\n",
               json["case"].get<std::string>(), result.averagePrecision, result.dice.dice,
               result.dice.threshold, result.prevalence, json["lesion_ml"].get<double>(),
               json.contains("lesion_contrast")
                   ? fmt::format(", contrast {:.2f}", json["lesion_contrast"].get<double>())
                   : "");
    if (json.contains("baselines")) {
        for (const auto& baseline : json["baselines"]) {
            fmt::print("  {:<16} AP {:.3f}, best Dice {:.3f}\n",
                       baseline["name"].get<std::string>(),
                       baseline["average_precision"].get<double>(),
                       baseline["best_dice"].get<double>());
        }
    }
    std::fflush(stdout);
}

}  // namespace disyre::app
