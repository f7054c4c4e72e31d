// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "core/image/Volume.h"

namespace disyre {

/// A lesion that is put into a healthy brain without equation 1 of the paper and without foreign
/// patches, because a map must not be measured on lesions from the generator that it was trained
/// with.
struct ImplantedLesion {
    std::array<double, 3> centre{};  ///< The centre in RAS millimetres.
    /// The radii along the three axes in mm, before the surface is made uneven.
    std::array<double, 3> radii{8, 8, 8};
    double unevenness = 0.25;  ///< The share of the radius by which the surface waves.
    /// The width of the edge in mm, over which the lesion fades (partial volume).
    double edge = 2.0;
    /// The intensity that the lesion tends to, as a share of the brain's bright tissue.
    double level = 0.0;
    /// How far the tissue moves towards that intensity: 0 changes nothing, 1 reaches it.
    double strength = 1.0;
    /// Standard deviation in mm of the Gaussian that blurs the tissue inside before its intensity
    /// changes.
    double blur = 0.0;
    /// Standard deviation of the smooth noise inside, as a share of bright tissue.
    double texture = 0.0;
    std::uint64_t seed = 1;
};

/// Puts the lesion into `scan` within `brain`, which has the same grid, and marks the voxels that
/// it covers at least by half in `lesionMask`. The scan must be in RAS order and not oblique.
void implantLesion(Volume& scan, const Mask& brain, const ImplantedLesion& lesion,
                   Mask& lesionMask);

/// Draws a dark or bright lesion (with equal odds) with radii of 5 to 14 mm at a random place well
/// inside the brain.
[[nodiscard]] ImplantedLesion drawLesion(const Volume& scan, const Mask& brain, std::uint64_t seed);

}  // namespace disyre
