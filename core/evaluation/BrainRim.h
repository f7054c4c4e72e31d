// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// How near to its mask's edge a brain's rim is: where a mask that is a little off lets air or skull in.
inline constexpr double kRimMillimetres = 4.0;

/// Brain voxels whose middle is at most so far from that of a voxel which is none; beyond the grid
/// nothing is brain.
[[nodiscard]] Mask brainRim(const Mask& brain, const std::array<double, 3>& spacing,
                            double millimetres = kRimMillimetres);

/// Where healthy brains score highest: at the rim or inside. All figures are over the voxels of all
/// scans together.
struct RimScores {
    double rimShare = 0.0;        ///< of the brain
    double rimScore = 0.0;        ///< 99.5 % of the rim's voxels score below
    double insideScore = 0.0;     ///< of the others
    double shareOfHighest = 0.0;  ///< rim's share of the highest 0.5 % of voxels
    int regions = 0;     ///< of 0.1 ml or more at the score that the highest 1 % reach
    int rimRegions = 0;  ///< those of which more than half lies in the rim
};

class RimReview {
public:
    /// @param map,brain on one grid; the map is kept.
    void add(Volume map, const Mask& brain);
    /// All 0 without a brain.
    [[nodiscard]] RimScores scores() const;

private:
    std::vector<Volume> maps_;
    std::vector<Mask> rims_;
    std::vector<double> rim_;
    std::vector<double> inside_;
};

}  // namespace disyre
