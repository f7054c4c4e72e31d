// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/findings/EllipseStatistics.h"

namespace disyre::ui {

/// How many decimals make a thousandth of a scan's range of intensities visible.
[[nodiscard]] int decimalsOf(double range);

/// Writes the length of a ruler.
[[nodiscard]] QString rulerText(double millimetres);
/// Writes the statistics inside an ellipse, one on each line.
/// @param scores has no voxels while there is no anomaly map.
/// @param squareMillimetresAVoxel the area of one voxel of the slice.
/// @param range of the scan's intensities.
[[nodiscard]] QString ellipseText(const EllipseStatistics& scan, const EllipseStatistics& scores,
                                  double squareMillimetresAVoxel, double range);

}  // namespace disyre::ui
