// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>

#include "core/image/Volume.h"

class vtkPolyData;

namespace disyre::ui {

/// A surface of triangles. It is never changed once it is made, so that threads can share it
/// without locks.
using Surface = std::shared_ptr<vtkPolyData>;

[[nodiscard]] bool isEmpty(const Surface& surface);
/// The least and largest x, y and z of a surface, in RAS millimetres.
[[nodiscard]] std::array<double, 6> boundsOf(const Surface& surface);

/// The volume that a surface encloses; negative when its triangles face inwards.
[[nodiscard]] double millilitresIn(const Surface& surface);

/// Makes a coarser grid whose longest side has at most `longest` voxels. Each voxel holds the share
/// of it that lies above `threshold`. That is enough for the shape of a head, and fast to draw.
[[nodiscard]] Volume shareAbove(const Volume& volume, float threshold, int longest);

/// Makes the smooth closed surface around what lies above `threshold`, in RAS millimetres; it is
/// empty when nothing does. May be called from any thread.
[[nodiscard]] Surface surfaceAround(const Volume& volume, double threshold);

}  // namespace disyre::ui
