// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/findings/Regions.h"

namespace disyre {

/// What can be measured of a region of an anomaly map.
struct FindingFacts {
    double millilitres = 0.0;
    /// How far the region reaches along the three axes of the grid, in mm: from the outer side of
    /// its first voxel to that of its last. In RAS order these are right to left, front to back and
    /// head to foot.
    std::array<double, 3> extent{};
    double peakScore = 0.0;          ///< The highest score.
    double meanScore = 0.0;          ///< Over the voxels of the region.
    std::array<double, 3> peak{};    ///< Where the highest score lies, in RAS millimetres.
    std::array<double, 3> centre{};  ///< The mean position of its voxels, in RAS millimetres.
};

/// Measures a region of a map; it has at least one voxel.
[[nodiscard]] FindingFacts factsOf(const Volume& map, const Region& region);

}  // namespace disyre
