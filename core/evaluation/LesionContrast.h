// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/image/Volume.h"

namespace disyre {

/// Returns how much a lesion stands out: its mean intensity minus the mean of the brain up to
/// `millimetres` around it, divided by the standard deviation there. The result is 0 if the lesion
/// is as bright as its surroundings and negative if it is darker. It is empty if the lesion or its
/// surroundings hold no brain voxel, or if the surroundings have a single intensity.
/// @param image intensities in any unit; all three have the same grid.
[[nodiscard]] std::optional<double> lesionContrast(const Volume& image, const Mask& brain,
                                                   const Mask& lesion, double millimetres = 6.0);

}  // namespace disyre
