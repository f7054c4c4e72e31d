// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// Where in the brain a lesion lies, roughly and without an atlas, so that it can be told of any scan.
enum class BrainPlace {
    PosteriorFossa,  ///< in the lowest three tenths of the brain's box and its rear 55 %
    Vertex,          ///< in the uppermost quarter of the brain's box
    Deep,            ///< elsewhere, 20 mm or more from the brain's border
    Cortical         ///< elsewhere
};
inline constexpr std::array kBrainPlaces{BrainPlace::Deep, BrainPlace::Cortical, BrainPlace::Vertex,
                                         BrainPlace::PosteriorFossa};

/// "deep", "cortical", "vertex", "posterior fossa".
[[nodiscard]] std::string toText(BrainPlace place);

/// Of the middle of the lesion. Both masks in RAS order on one grid, neither empty.
/// @param spacing of the grid, millimetres
[[nodiscard]] BrainPlace placeInBrain(const Mask& lesion, const Mask& brain,
                                      const std::array<double, 3>& spacing);

/// Of every voxel of the brain by itself, on the brain's grid; of those outside it says nothing.
[[nodiscard]] std::vector<BrainPlace> placesInBrain(const Mask& brain,
                                                    const std::array<double, 3>& spacing);

}  // namespace disyre
