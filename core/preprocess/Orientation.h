// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/image/Volume.h"

namespace disyre {

/// How a grid's axes relate to RAS order: RAS axis i runs along the grid's axis `axis[i]`,
/// backwards when `flipped[i]`. Axes are assigned jointly (the best of the six permutations), so
/// that oblique scans never use one twice.
struct Orientation {
    std::array<int, 3> axis{0, 1, 2};
    std::array<bool, 3> flipped{false, false, false};
    bool operator==(const Orientation&) const = default;
};

[[nodiscard]] Orientation orientationOf(const Affine& affine);

/// The same voxels with axes permuted and flipped to the closest RAS order; nothing is resampled,
/// and the affine moves along, so every voxel keeps its position.
[[nodiscard]] Volume toRas(const Volume& volume);
[[nodiscard]] Mask toRas(const Mask& mask, const Orientation& orientation);

/// The way back: a volume on the RAS grid, in the voxel order and with the affine of `original`.
[[nodiscard]] Volume fromRas(const Volume& ras, const Volume& original);

}  // namespace disyre
