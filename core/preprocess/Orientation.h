// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/image/Volume.h"

namespace disyre {

/// How the axes of a grid relate to RAS order: RAS axis i runs along the grid's axis `axis[i]`, and
/// runs backwards if `flipped[i]` is true. The axes are assigned together, as the best of the six
/// permutations, so that an oblique scan never uses one axis twice.
struct Orientation {
    std::array<int, 3> axis{0, 1, 2};
    std::array<bool, 3> flipped{false, false, false};
    bool operator==(const Orientation&) const = default;
};

/// Returns the orientation of a grid with this affine.
[[nodiscard]] Orientation orientationOf(const Affine& affine);

/// Permutes and flips the axes to the nearest RAS order. No voxel is resampled, and the affine
/// changes accordingly, so every voxel keeps its position in space.
[[nodiscard]] Volume toRas(const Volume& volume);
[[nodiscard]] Mask toRas(const Mask& mask, const Orientation& orientation);

/// Undoes toRas(): returns a volume on the RAS grid in the voxel order and with the affine of
/// `original`.
[[nodiscard]] Volume fromRas(const Volume& ras, const Volume& original);
/// Returns a mask on the RAS grid of a scan in the voxel order of that scan.
[[nodiscard]] Mask maskFromRas(const Mask& ras, const Volume& original);

}  // namespace disyre
