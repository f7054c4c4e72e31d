// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace disyre {

/// The q-quantile (0 <= q <= 1), interpolated linearly between order statistics as numpy does.
/// Requires at least one value; the order of `values` is changed.
[[nodiscard]] double quantile(std::span<float> values, double q);

/// Intensities that become 0 and 1.
struct IntensityRange {
    double low = 0.0;
    double high = 1.0;
};

/// 0 at the minimum and 1 at the upper quantile of these voxels (those inside the brain). A few
/// negative ones (up to 1 %) are what resampling undershoots at edges, no intensities: they count as 0,
/// or a single voxel would make all fluid of the scan look like tissue.
[[nodiscard]] IntensityRange rangeInsideMask(std::vector<float> insideMask, double upperQuantile);

/// The authors' rule: over all voxels, background included, negative ones taken as 0 (method brief,
/// section 3: ScaleIntensityQuantile).
[[nodiscard]] IntensityRange rangeOfAllVoxels(std::vector<float> voxels, double upperQuantile);

/// (value - low) / (high - low), clipped to [0, 1].
[[nodiscard]] float scaleIntensity(float value, const IntensityRange& range);

}  // namespace disyre
