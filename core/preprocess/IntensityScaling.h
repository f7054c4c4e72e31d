// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace disyre {

/// The two intensities of a scan that become 0 and 1 in model space.
struct IntensityRange {
    double low = 0.0;
    double high = 1.0;
};

/// Returns the range from the minimum to the upper quantile (interpolated linearly) of the given
/// voxels, which are those inside the brain. If at most 1 % of them are negative, these are
/// undershoots of resampling at edges and not intensities; they count as 0, since otherwise a
/// single voxel would make all fluid in the scan look like tissue. For the same reason the range
/// begins at the quantile 0.001 if the minimum lies far below that: by more than a quarter of the
/// range from there. In scans whose voxels are all right it lies less than a tenth below.
[[nodiscard]] IntensityRange rangeInsideMask(std::vector<float> insideMask, double upperQuantile);

/// Returns the range by the authors' rule, ScaleIntensityQuantile in their code
/// (resources/manual/method.md, section 10): the minimum and the upper quantile of all voxels of
/// the scan, background included, after negative ones are set to 0.
[[nodiscard]] IntensityRange rangeOfAllVoxels(std::vector<float> voxels, double upperQuantile);

/// Returns (value - low) / (high - low), clipped to [0, 1].
[[nodiscard]] float scaleIntensity(float value, const IntensityRange& range);

}  // namespace disyre
