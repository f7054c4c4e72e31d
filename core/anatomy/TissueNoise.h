// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "core/image/Volume.h"

namespace disyre {

/// The noise of a scan, as far as neighbouring voxels show it: how strong it is, and how similar it
/// is in neighbouring voxels. Scans that were interpolated have correlated noise.
struct TissueNoise {
    double deviation = 0.0;  ///< The standard deviation in the scan's intensities.
    /// The correlation of next neighbours along each axis, from 0 to 0.6.
    std::array<double, 3> correlation{};
};

/// Measures the noise inside `where`, which should hold even tissue such as white matter away from
/// its border, from the differences between voxels that are one and two voxels apart. Throws
/// SettingsError if there are too few voxels.
[[nodiscard]] TissueNoise measureNoise(const Grid<float>& scan, const Mask& where);

/// Draws noise with the given strength and correlation. It depends only on (seed, sample), the size
/// and the layer; the layers of one sample are independent of each other.
[[nodiscard]] Grid<float> drawNoise(const Size3& size, const TissueNoise& noise, std::uint64_t seed,
                                    std::uint64_t sample, std::uint32_t layer = 0);

/// Returns the share of the noise's variance that remains when four neighbours along an axis are
/// added up with these weights; for averages it lies between 0 and 1.
/// @param correlation the correlation of the noise in next neighbours along that axis.
[[nodiscard]] double varianceLeft(const std::array<double, 4>& weights, double correlation);

}  // namespace disyre
