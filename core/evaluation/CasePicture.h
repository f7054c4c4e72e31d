// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/evaluation/CountedVoxels.h"
#include "core/image/RgbPicture.h"
#include "core/image/Volume.h"

namespace disyre {

/// What a map makes of a case, in the axial slice that holds most of its lesion: the scan, and beside
/// it the scan under the map, the lesion outlined in both. Radiological: the patient's right is on the
/// left. The map's brightest colour is its largest score in the slice.
/// @param scan in RAS order, on the grid of `voxels`
/// @param scores of the counted voxels, of which one at least is in the lesion
[[nodiscard]] RgbPicture casePicture(const Volume& scan, const CountedVoxels& voxels,
                                     std::span<const float> scores);

}  // namespace disyre
