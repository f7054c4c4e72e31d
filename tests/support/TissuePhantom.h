// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/image/Volume.h"

namespace disyre::test {

/// The intensities of a brain's tissues.
struct TissuePhantomLevels {
    double fluid = 30.0;
    double grey = 60.0;
    double white = 90.0;
};
inline constexpr TissuePhantomLevels kT1Levels{30.0, 60.0, 90.0};
inline constexpr TissuePhantomLevels kT2Levels{100.0, 55.0, 40.0};
inline constexpr TissuePhantomLevels kProtonDensityLevels{100.0, 94.0, 80.0};
inline constexpr TissuePhantomLevels kFlairLevels{12.0, 70.0, 62.0};

/// Makes a stripped adult brain of 1.3 litres on a RAS grid with a margin of 10 mm and 0 outside:
/// an ellipsoid with fluid around it and in its furrows and two ventricles, a folded cortex and
/// white matter below, with a little noise.
/// @param spacing the edge lengths of a voxel in mm.
[[nodiscard]] Volume tissuePhantom(const TissuePhantomLevels& levels,
                                   std::array<double, 3> spacing = {2.0, 2.0, 2.0});

/// Cuts voxels off one end of an axis of a scan.
/// @param first the number cut off before the first voxel that stays. @param last likewise at the
/// other end.
[[nodiscard]] Volume cropped(const Volume& scan, std::size_t axis, int first, int last);

}  // namespace disyre::test
