// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "core/image/Volume.h"

namespace disyre {

/// A lesion to put into a healthy brain, without Eq. 1 and without foreign patches: what a map is
/// measured on must not come from the generator it was trained with.
struct ImplantedLesion {
    std::array<double, 3> centre{};      ///< RAS, mm
    std::array<double, 3> radii{8, 8, 8};  ///< mm, before the surface is made uneven
    double unevenness = 0.25;            ///< share of the radius by which the surface waves
    double edge = 2.0;                   ///< mm over which it fades (partial volume)
    double level = 0.0;     ///< intensity that it tends to, as a share of the brain's bright tissue
    double strength = 1.0;  ///< how far it gets there
    double blur = 0.0;      ///< mm, Gaussian sigma of the tissue inside before it is shifted
    double texture = 0.0;   ///< standard deviation of smooth noise, as a share of bright tissue
    std::uint64_t seed = 1;
};

/// Puts the lesion into `scan` (in RAS order, not oblique) within `brain` (same grid) and marks the voxels at least half
/// covered in `lesionMask`.
void implantLesion(Volume& scan, const Mask& brain, const ImplantedLesion& lesion,
                   Mask& lesionMask);

/// One dark or bright lesion (equal odds) at a random place well inside the brain, its radii 5 to
/// 14 mm.
[[nodiscard]] ImplantedLesion drawLesion(const Volume& scan, const Mask& brain, std::uint64_t seed);

}  // namespace disyre
