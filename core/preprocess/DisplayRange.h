// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"
#include "core/preprocess/IntensityScaling.h"

namespace disyre {

/// Returns the intensities that are shown black and white at first. They come from the brain, so
/// that single voxels far below or above it, in the brain or around it, change nothing:
///
/// - black is the background's value, or the quantile 0.01 of the brain where that is lower; a
///   negative background far below the brain is darker than black, which then lies half the brain's
///   range below that quantile; where there is no background value black is the quantile 0.001 of
///   the scan;
/// - white lies a tenth of the range above the quantile 0.995 of the brain's voxels above black, so
///   that white matter is bright but keeps its texture. Where there is no background value, all
///   voxels of the scan above black count.
///
/// The range is never empty.
/// @param ras the scan, in RAS order.
/// @param brain its brain as findBrain() finds it, on the same grid.
[[nodiscard]] IntensityRange displayRange(const Volume& ras, const Mask& brain);

}  // namespace disyre
