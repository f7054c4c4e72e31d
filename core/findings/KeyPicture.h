// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/RgbPicture.h"
#include "core/image/Volume.h"

namespace disyre {

/// Draws the axial, the coronal and the sagittal slice through one voxel side by side, with the
/// anomaly map laid over the scan. The view is radiological: the patient's right is on the left of
/// the axial and the coronal slice, and the sagittal slice is seen from the patient's left. A
/// colour stands for a score at or above the threshold, the brightest for the map's largest; a
/// threshold that is not above 0 leaves the scan without colours.
/// @param scan in RAS order, with intensities in [0, 1].
/// @param map the anomaly map on the scan's grid.
/// @param voxel lies on that grid.
/// @param pixelsPerMillimetre above 0.
/// @param pointing whether short lines point at the voxel.
[[nodiscard]] RgbPicture keyPicture(const Volume& scan, const Volume& map, double threshold,
                                    const Size3& voxel, double pixelsPerMillimetre = 1.0,
                                    bool pointing = false);

}  // namespace disyre
