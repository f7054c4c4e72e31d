// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/EvaluateScan.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/findings/Regions.h"
#include "core/image/ScanReader.h"
#include "core/preprocess/LabelFile.h"
#include "core/sample/SampleScan.h"

namespace disyre {

namespace {

HealthyMap healthyMap(const Volume& scan, double threshold, const HealOptions& options,
                      const HealObserver& observer, const StopToken& stop) {
    const auto [healed, map] = healToMap(scan, nullptr, options, observer, stop);
    double sum = 0.0;
    double brain = 0.0;
    for (std::size_t i = 0; i < map.voxels.size(); ++i) {
        if (healed.prepared.scanMask.voxels[i] != 0) {
            sum += map.voxels[i];
            brain += 1.0;
        }
    }
    HealthyMap result{sum / brain, threshold, 0, 0.0};
    for (const Region& region :
         findRegions(map, static_cast<float>(threshold), kSmallestRegionMillilitres)) {
        ++result.regions;
        result.regionMillilitres +=
            static_cast<double>(region.voxels.size()) * map.voxelMillilitres();
    }
    return result;
}

/// Reads a mask or label file and returns it as a mask in RAS order on the scan's grid.
Mask readMaskFile(const Volume& scan, const std::filesystem::path& file,
                  std::vector<Message>& warnings) {
    const Volume labels = readLabelsFor(scan, file, warnings);
    Mask mask(labels.size);
    std::transform(labels.voxels.begin(), labels.voxels.end(), mask.voxels.begin(),
                   [](float value) -> std::uint8_t { return value > 0.0f ? 1 : 0; });
    return toRas(mask, orientationOf(scan.affine));
}

}  // namespace

MeasuredMap evaluateScan(const EvaluateScanRequest& request, const HealObserver& observer,
                         const StopToken& stop) {
    ScanInfo info;
    const Volume scan = readScan(request.scan, &info);
    std::vector<Message> warnings = info.warnings;
    const Mask lesion = readMaskFile(scan, request.lesion, warnings);
    std::optional<Mask> brain;
    if (!request.brainMask.empty()) {
        brain = readMaskFile(scan, request.brainMask, warnings);
    }
    return measureMap(
        {displayPath(request.scan), toRas(scan), brain ? &*brain : nullptr, lesion, warnings},
        request.options, true, observer, stop);
}

EvaluatedSample evaluateSample(const HealOptions& options, const HealObserver& observer,
                               const StopToken& stop) {
    const SampleScan sample = makeSample();
    EvaluatedSample evaluated;
    evaluated.lesions =
        measureMap({"sample", sample.scan, nullptr, sample.lesion}, options, true, observer, stop);
    evaluated.unaltered =
        healthyMap(sample.healthy, evaluated.lesions.dice.threshold, options, observer, stop);
    return evaluated;
}

}  // namespace disyre
