// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/image/Volume.h"

namespace disyre {

/// How a lesion stands out: its mean less that of the brain up to `millimetres` around it, over the
/// standard deviation there. 0 is as bright as its surroundings, negative darker; none where the lesion
/// or its surroundings have no voxel of the brain, or the surroundings are of one value.
/// @param image any intensities; the three on one grid
[[nodiscard]] std::optional<double> lesionContrast(const Volume& image, const Mask& brain,
                                                   const Mask& lesion, double millimetres = 6.0);

}  // namespace disyre
