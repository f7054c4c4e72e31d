// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/evaluation/CountedVoxels.h"
#include "core/image/RgbPicture.h"
#include "core/image/Volume.h"

namespace disyre {

/// Draws a case in the axial slice that holds most of its lesion: the scan, and beside it the scan
/// with the anomaly map laid over it; the lesion is outlined in both. The view is radiological, so
/// the patient's right is on the left. The brightest colour stands for the largest score in the
/// slice.
/// @param scan in RAS order, on the grid of `voxels`.
/// @param scores one score for each counted voxel; at least one counted voxel is in the lesion.
[[nodiscard]] RgbPicture casePicture(const Volume& scan, const CountedVoxels& voxels,
                                     std::span<const float> scores);

}  // namespace disyre
