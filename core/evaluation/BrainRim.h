// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// Width of the brain's rim in mm. In the rim a mask that is slightly wrong lets air or skull into
/// the brain.
inline constexpr double kRimMillimetres = 4.0;

/// Returns the brain voxels whose centre is at most `millimetres` from the centre of a voxel
/// outside the brain. Everything beyond the grid is outside the brain.
[[nodiscard]] Mask brainRim(const Mask& brain, const std::array<double, 3>& spacing,
                            double millimetres = kRimMillimetres);

/// Whether healthy brains score highest at the rim or inside. All figures are taken over the voxels
/// of all scans together.
struct RimScores {
    double rimShare = 0.0;     ///< Share of the brain's voxels that lie in the rim.
    double rimScore = 0.0;     ///< The score below which 99.5 % of the rim's voxels lie.
    double insideScore = 0.0;  ///< The score below which 99.5 % of the other brain voxels lie.
    /// Share of the rim among the 0.5 % of voxels with the highest scores.
    double shareOfHighest = 0.0;
    /// Number of regions of 0.1 ml or more at the threshold that 1 % of the voxels reach.
    int regions = 0;
    int rimRegions = 0;  ///< Number of those regions that lie in the rim by more than half.
};

/// Collects the anomaly maps of healthy scans and computes their rim scores.
class RimReview {
public:
    /// Adds the anomaly map of a scan, which is kept. Map and brain have the same grid.
    void add(Volume map, const Mask& brain);
    /// Returns the scores over all scans added; all are 0 if no scan has a brain.
    [[nodiscard]] RimScores scores() const;

private:
    std::vector<Volume> maps_;
    std::vector<Mask> rims_;
    std::vector<double> rim_;
    std::vector<double> inside_;
};

}  // namespace disyre
