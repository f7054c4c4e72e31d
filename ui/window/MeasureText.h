// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/findings/EllipseStatistics.h"

namespace disyre::ui {

/// Decimals that make a thousandth of a scan's range of intensities visible.
[[nodiscard]] int decimalsOf(double range);

[[nodiscard]] QString rulerText(double millimetres);
/// @param scores without voxels where there is no anomaly map.
[[nodiscard]] QString ellipseText(const EllipseStatistics& scan, const EllipseStatistics& scores,
                                  double squareMillimetresAVoxel, double range);

}  // namespace disyre::ui
