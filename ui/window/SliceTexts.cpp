// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/SliceTexts.h"

#include <algorithm>

#include "ui/common/Position.h"
#include "ui/healing/OpenedScan.h"
#include "ui/healing/StepCache.h"

namespace disyre::ui {

QString SliceTexts::title(const OpenedScan& scan, const StepCache* cache, Plane plane,
                          const std::array<int, 3>& crosshair, const ShownStep& step,
                          BaseLayer base) {
    const std::size_t through = axesOf(plane).through;
    const auto place =
        scan.ras.position({double(crosshair[0]), double(crosshair[1]), double(crosshair[2])});
    // Where there is little room the line is to be broken before the number, not within it.
    const QString where =
        tr("%1 mm").arg(sideText(through, place[through])).replace(u' ', QChar::Nbsp);
    const QString shown = state(cache, plane, crosshair[through], step, base);
    switch (plane) {
        case Plane::Coronal:
            return tr("coronal, %1\n%2").arg(where, shown);
        case Plane::Sagittal:
            return tr("sagittal, %1\n%2").arg(where, shown);
        case Plane::Axial:
            break;
    }
    return tr("axial, %1\n%2").arg(where, shown);
}

QString SliceTexts::layerName(BaseLayer base) {
    switch (base) {
        case BaseLayer::Restored:
            return tr("restored");
        case BaseLayer::Difference:
            return tr("difference");
        case BaseLayer::Scan:
            break;
    }
    return tr("scan");
}

QString SliceTexts::differenceName() {
    return tr("restored minus scan");
}

QString SliceTexts::overlayName(OverlayKind kind) {
    switch (kind) {
        case OverlayKind::StepGradient:
            return tr("change of this step");
        case OverlayKind::WeightedSteps:
            return tr("weighted score");
        case OverlayKind::Score:
            break;
    }
    return tr("anomaly score");
}

QString SliceTexts::state(const StepCache* cache, Plane plane, int slice, const ShownStep& step,
                          BaseLayer base) {
    if (base == BaseLayer::Scan) {
        return tr("scan");
    }
    if (cache == nullptr) {
        return base == BaseLayer::Restored ? tr("scan") : tr("difference: none yet");
    }
    if (plane == Plane::Axial) {
        const int available = cache->positionsOf(slice);
        const int shown = std::min(step.position, available);
        if (available == 0) {
            return tr("scan, this slice is not healed yet");
        }
        if (shown == 0) {
            return base == BaseLayer::Restored ? tr("scan as it is") : tr("difference: none yet");
        }
        const QString after = tr("after step %1 of %2").arg(shown).arg(cache->steps());
        return base == BaseLayer::Restored ? tr("restored, %1").arg(after)
                                           : tr("difference, %1").arg(after);
    }
    if (!step.newest && step.position == 0) {
        return base == BaseLayer::Restored ? tr("scan as it is") : tr("difference: none yet");
    }
    return base == BaseLayer::Restored ? tr("restored where healed")
                                       : tr("difference where healed");
}

}  // namespace disyre::ui
