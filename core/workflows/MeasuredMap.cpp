// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/MeasuredMap.h"

#include <algorithm>

#include "core/evaluation/Baselines.h"
#include "core/evaluation/CountedVoxels.h"
#include "core/evaluation/LesionContrast.h"

namespace disyre {

HealedMap healToMap(const Volume& scan, const Mask* brain, const HealOptions& options,
                    const HealObserver& observer, const StopToken& stop,
                    const std::vector<Message>& warnings) {
    HealedMap result;
    result.healed = prepareAndHeal(scan, brain, options, observer, stop, warnings);
    result.map = mapToScan(result.healed.prepared, scan, result.healed.result.anomalyMap);
    return result;
}

MeasuredMap measureMap(const LabelledScan& labelled, const HealOptions& options, bool withBaselines,
                       const HealObserver& observer, const StopToken& stop) {
    const auto& [name, scan, brain, lesion, warnings] = labelled;
    const auto [healed, map] = healToMap(scan, brain, options, observer, stop, warnings);
    const Mask& mask = healed.prepared.scanMask;
    const CountedVoxels voxels = countedVoxels(mask, lesion, scan.voxelMillilitres());
    const std::vector<float> scores = scoresAt(voxels, map.voxels);
    MeasuredMap measured;
    measured.name = name;
    measured.warnings = healed.prepared.warnings;
    measured.averagePrecision = averagePrecision(scores, voxels.labels);
    measured.dice = bestDice(scores, voxels.labels);
    const auto positives =
        static_cast<double>(std::count(voxels.labels.begin(), voxels.labels.end(), 1));
    measured.prevalence = positives / static_cast<double>(voxels.labels.size());
    measured.lesionMillilitres = positives * scan.voxelMillilitres();
    measured.seconds = healed.result.seconds;
    measured.lesionContrast = lesionContrast(scan, mask, lesion);
    if (withBaselines) {
        for (const BaselineMap& baseline : baselineMaps(scaledScan(scan, healed.prepared), mask)) {
            const std::vector<float> trivial = scoresAt(voxels, baseline.scores);
            measured.baselines.push_back({baseline.name, averagePrecision(trivial, voxels.labels),
                                          bestDice(trivial, voxels.labels).dice});
        }
    }
    return measured;
}

}  // namespace disyre
