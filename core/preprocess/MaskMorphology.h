// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"

namespace disyre {

/// Returns the mask with every voxel added that shares a face with it, `voxels` times over. What
/// would lie beyond the edge of the grid is left out.
[[nodiscard]] Mask grown(const Mask& mask, int voxels = 1);

/// Returns the mask without the voxels that share a face with one outside it, `voxels` times over.
/// The edge of the grid counts as inside, so that a brain that is cut off there does not shrink
/// from its cut.
[[nodiscard]] Mask shrunk(const Mask& mask, int voxels = 1);

/// Returns the mask with its holes filled in three dimensions: what is not connected with the edge
/// of the grid over the faces of voxels outside the mask.
[[nodiscard]] Mask withHolesFilled(const Mask& mask);

}  // namespace disyre
