// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// A rough part of the brain in which a lesion lies. It is found without an atlas, so that it can
/// be told for any scan.
enum class BrainPlace {
    PosteriorFossa,  ///< The lowest three tenths of the brain's bounding box, within its rear 55 %.
    Vertex,          ///< The uppermost quarter of the brain's bounding box.
    Deep,     ///< The rest of the brain where it lies at least 20 mm from the brain's border.
    Cortical  ///< The rest of the brain.
};
inline constexpr std::array kBrainPlaces{BrainPlace::Deep, BrainPlace::Cortical, BrainPlace::Vertex,
                                         BrainPlace::PosteriorFossa};

/// Returns "deep", "cortical", "vertex" or "posterior fossa".
[[nodiscard]] std::string toText(BrainPlace place);

/// Returns the part of the brain in which the centre of a lesion lies. Both masks are in RAS order
/// on the same grid, and neither may be empty.
/// @param spacing the voxel spacing of the grid in mm.
[[nodiscard]] BrainPlace placeInBrain(const Mask& lesion, const Mask& brain,
                                      const std::array<double, 3>& spacing);

/// Returns for each voxel of the brain the part in which it lies, on the brain's grid. The values
/// outside the brain have no meaning.
[[nodiscard]] std::vector<BrainPlace> placesInBrain(const Mask& brain,
                                                    const std::array<double, 3>& spacing);

}  // namespace disyre
