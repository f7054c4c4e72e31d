// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>

#include "core/image/Volume.h"

namespace disyre {

/// The lesions that lessons put into the sample's healthy brain, one at a time. They are made by
/// code, without equation 1 of the paper and without foreign patches, so that they may be passed
/// on with the program.
enum class SampleLesion {
    Cavity,       ///< A dark cavity.
    Mass,         ///< A bright mass.
    BrightSpots,  ///< Nine small bright spots in the white matter.
    Atrophy,      ///< The ventricles widened by a third; tissue is moved and nothing put in.
    FaintTexture  ///< A blurred patch that is hardly darker than the tissue around it.
};

inline constexpr std::array kSampleLesions{SampleLesion::Cavity, SampleLesion::Mass,
                                           SampleLesion::BrightSpots, SampleLesion::Atrophy,
                                           SampleLesion::FaintTexture};

/// Returns "cavity", "mass", "bright-spots", "atrophy" or "faint-texture".
[[nodiscard]] std::string toText(SampleLesion lesion);
[[nodiscard]] std::optional<SampleLesion> sampleLesionFromText(const std::string& text);

/// Puts the lesion into the sample's healthy brain, on its own grid or in model space, at the same
/// place of the head every time.
/// @param scan in RAS order with millimetres of MNI space, not oblique.
/// @param brain on the same grid; nothing changes outside it.
/// @return the mask of the lesion. For atrophy that is where the smoothed change is at least a
/// tenth of the brain's bright tissue.
[[nodiscard]] Mask addSampleLesion(Volume& scan, const Mask& brain, SampleLesion lesion);

}  // namespace disyre
