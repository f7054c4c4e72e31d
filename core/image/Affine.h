// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace disyre {

/// An affine map of points, as three rows of four numbers: the rows of its matrix, each followed by
/// what is added. A scan's affine takes voxel indices to RAS millimetres (x to the patient's right,
/// y to the front, z to the head). It is a plain type, so that public headers need no library; the
/// functions below compute with Eigen.
using Affine = std::array<std::array<double, 4>, 3>;

/// Returns an affine without rotation that has this voxel spacing in mm and the centre of voxel 0
/// at `origin` in RAS millimetres.
[[nodiscard]] Affine axisAlignedAffine(std::array<double, 3> spacing, std::array<double, 3> origin);

/// Returns the point to which the affine moves a point.
[[nodiscard]] std::array<double, 3> movedBy(const Affine& affine,
                                            const std::array<double, 3>& point);

/// Returns how many times larger the affine makes a volume; the factor is negative if the affine
/// mirrors.
[[nodiscard]] double determinantOf(const Affine& affine);

/// Returns the affine that undoes another one, whose determinant must not be 0.
[[nodiscard]] Affine inverseOf(const Affine& affine);

}  // namespace disyre
