// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>

#include "core/image/Plane.h"
#include "ui/viewer/Measurement.h"
#include "ui/window/SliceLayers.h"

namespace disyre::ui {

struct OpenedScan;

/// What lies at a place of a scan.
struct Readout {
    std::array<double, 3> millimetres{};  ///< the place in RAS space
    std::array<int, 3> voxel{};           ///< the voxel in the file's own order, counted from 0
    double scan = 0.0;                    ///< the scan's intensity
    std::optional<double> restored;       ///< nothing while the slice is not healed
    std::optional<double> score;          ///< nothing while there is no overlay
};

/// Reads what lies at a place; nothing outside the scan.
/// @param place in voxels of the scan's RAS grid; it lies in the slice.
/// @param slice the layers of a slice of this plane.
[[nodiscard]] std::optional<Readout> readoutAt(const OpenedScan& scan, Plane plane,
                                               const std::array<double, 3>& place,
                                               const SliceLayers& slice);

/// The numbers beside a ruler or an ellipse, one on each line.
/// @param slice the layers of the slice that it is drawn on.
[[nodiscard]] QString measurementText(const OpenedScan& scan, const Measurement& measurement,
                                      const SliceLayers& slice);

}  // namespace disyre::ui
