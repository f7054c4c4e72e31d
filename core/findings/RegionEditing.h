// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <utility>

#include "core/findings/RegionMatching.h"
#include "core/image/Volume.h"

namespace disyre {

/// Returns the voxels of either set.
[[nodiscard]] VoxelSet joined(const VoxelSet& a, const VoxelSet& b);
/// Returns the voxels of the first set that are not in the second.
[[nodiscard]] VoxelSet without(const VoxelSet& a, const VoxelSet& b);

/// Returns a set with the voxels added that share a face with it and lie on the grid.
[[nodiscard]] VoxelSet grownByVoxel(const VoxelSet& voxels, const Size3& grid);
/// Returns a set without the voxels that share a face with a voxel outside; the edge of the grid
/// counts as outside.
[[nodiscard]] VoxelSet shrunkByVoxel(const VoxelSet& voxels, const Size3& grid);

/// Two parts of a region, neither of them empty; the first one is at least as large.
using TwoParts = std::pair<VoxelSet, VoxelSet>;

/// Splits a region at the saddle between its two leading peaks: the level is raised until the
/// region falls into parts, and from the two largest parts the other voxels are flooded in the
/// order of their values, as a watershed does. A part counts from a fiftieth of the region's voxels
/// on, and from two. Nothing is returned if the region has one peak only.
/// @param map values on the grid that the voxels lie on.
[[nodiscard]] std::optional<TwoParts> splitAtSaddle(const Grid<float>& map, const VoxelSet& voxels);

/// Splits a region by the plane through a place with a normal; both are in voxels of the grid.
/// Nothing is returned if all voxels lie on one side.
[[nodiscard]] std::optional<TwoParts> splitByPlane(const Size3& grid, const VoxelSet& voxels,
                                                   const std::array<double, 3>& place,
                                                   const std::array<double, 3>& normal);

/// Splits a region across the middle of its longest side. Nothing is returned for a single voxel.
/// @param spacing the edge lengths of a voxel in mm.
[[nodiscard]] std::optional<TwoParts> splitInHalf(const Size3& grid, const VoxelSet& voxels,
                                                  const std::array<double, 3>& spacing);

}  // namespace disyre
