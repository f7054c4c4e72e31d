// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "core/image/Volume.h"

namespace disyre {

/// The noise of a scan, as far as neighbouring voxels tell: how strong, and how alike neighbours
/// are (scans that were interpolated have correlated noise).
struct TissueNoise {
    double deviation = 0.0;                ///< in the scan's intensities
    std::array<double, 3> correlation{};   ///< of next neighbours along each axis, 0 to 0.6
};

/// Measures it inside `where` (even tissue, such as white matter away from its border) from the
/// differences of voxels one and two apart.
/// Throws SettingsError when there are too few voxels.
[[nodiscard]] TissueNoise measureNoise(const Grid<float>& scan, const Mask& where);

/// Noise of that kind. It depends on (seed, sample), the size and the layer alone; layers of one
/// sample are independent.
[[nodiscard]] Grid<float> drawNoise(const Size3& size, const TissueNoise& noise, std::uint64_t seed,
                                    std::uint64_t sample, std::uint32_t layer = 0);

/// What a sum of `weights` of four neighbours along `axis` leaves of the noise's variance, 0 to 1
/// for averages.
[[nodiscard]] double varianceLeft(const std::array<double, 4>& weights, double correlation);

}  // namespace disyre
