// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/PictureMaterial.h"

#include <algorithm>
#include <functional>

#include "core/preprocess/IntensityScaling.h"
#include "core/preprocess/Orientation.h"
#include "core/preprocess/Preparation.h"
#include "ui/healing/HealingCase.h"

namespace disyre::ui {

namespace {

void scale(Volume& ras, const OpenedScan& scan) {
    for (float& value : ras.voxels) {
        value = scaleIntensity(value, {scan.displayLow, scan.displayHigh});
    }
}

}  // namespace

PictureSource pictureSourceOf(const HealingCase& one, double threshold, const Size3& voxel) {
    PictureSource source{one.scan, nullptr, {}, threshold, voxel};
    if (one.cache && one.cache->slicesComplete() > 0) {
        source.cache = one.cache;
        for (int step = 0; step < one.cache->steps(); ++step) {
            source.changes.push_back(one.cache->changeAt(step));
        }
    }
    return source;
}

PictureMaterial materialOf(const PictureSource& source, bool needsSteps, const StopToken& stop) {
    PictureMaterial material;
    material.scan = source.scan->ras;
    scale(material.scan, *source.scan);
    material.map = Volume(material.scan.size, material.scan.affine);
    if (!source.cache) {
        return material;
    }
    const PreparedScan& prepared = source.cache->prepared();
    material.map = toRas(mapToScan(prepared, source.scan->scan, source.cache->anomalyMap()));
    for (std::size_t step = 0; needsSteps && step < source.changes.size(); ++step) {
        stop.throwIfStopped();
        Volume healed = prepared.image;
        std::transform(healed.voxels.begin(), healed.voxels.end(),
                       source.changes[step].voxels.begin(), healed.voxels.begin(), std::plus<>());
        material.steps.push_back(toRas(restorationOnScan(prepared, source.scan->scan, healed)));
        scale(material.steps.back(), *source.scan);
    }
    return material;
}

}  // namespace disyre::ui
