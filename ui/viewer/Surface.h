// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>

#include "core/image/Volume.h"

class vtkPolyData;

namespace disyre::ui {

/// Triangles, never changed once made, so threads share them without locks.
using Surface = std::shared_ptr<vtkPolyData>;

[[nodiscard]] bool isEmpty(const Surface& surface);
/// Least and largest x, y and z.
[[nodiscard]] std::array<double, 6> boundsOf(const Surface& surface);

/// What it encloses; negative when its triangles face inwards.
[[nodiscard]] double millilitresIn(const Surface& surface);

/// A coarser grid whose longest side has at most `longest` voxels: the share of each voxel that
/// lies above `threshold`. Enough for the shape of a head, and fast to draw.
[[nodiscard]] Volume shareAbove(const Volume& volume, float threshold, int longest);

/// The smooth closed surface around what lies above `threshold`, in RAS millimetres; empty when
/// there is nothing. May be called from any thread.
[[nodiscard]] Surface surfaceAround(const Volume& volume, double threshold);

}  // namespace disyre::ui
