// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <array>

#include "core/image/Plane.h"
#include "ui/window/LayerChoice.h"
#include "ui/window/SliceLayers.h"

namespace disyre::ui {

class StepCache;
struct OpenedScan;

/// The texts that a slice view shows of its content, in the language of the program.
class SliceTexts {
    Q_DECLARE_TR_FUNCTIONS(disyre::ui::SliceTexts)

public:
    /// Says plane, place and state of the picture on two lines.
    /// @param crosshair a voxel of the scan's RAS grid, which the slice goes through.
    /// @param cache what is healed; null for nothing.
    [[nodiscard]] static QString title(const OpenedScan& scan, const StepCache* cache, Plane plane,
                                       const std::array<int, 3>& crosshair, const ShownStep& step,
                                       BaseLayer base);
    [[nodiscard]] static QString layerName(BaseLayer base);
    [[nodiscard]] static QString overlayName(OverlayKind kind);
    /// What the grey levels of a difference mean.
    [[nodiscard]] static QString differenceName();

private:
    [[nodiscard]] static QString state(const StepCache* cache, Plane plane, int slice,
                                       const ShownStep& step, BaseLayer base);
};

}  // namespace disyre::ui
