// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace disyre {

/// Voxels of a grid as indices, ascending, each once.
using VoxelSet = std::vector<std::size_t>;

/// Returns how many voxels two sets share.
[[nodiscard]] std::size_t sharedVoxels(const VoxelSet& a, const VoxelSet& b);

/// Returns the Dice coefficient of two sets: twice the number of shared voxels, divided by the sum
/// of both numbers. It is 0 if both are empty.
[[nodiscard]] double diceOf(const VoxelSet& a, const VoxelSet& b);

/// From this Dice coefficient on a region is taken for an earlier one that has grown or shrunk.
inline constexpr double kSameRegionDice = 0.2;

/// Tells whether a region is what has become of an earlier one, as after another threshold: half of
/// it or more lies in the earlier one, or their Dice coefficient is kSameRegionDice or more. So a
/// part of the earlier region counts, and the earlier region that has grown, but not a region many
/// times as large that has swallowed it.
[[nodiscard]] bool isSameRegion(const VoxelSet& region, const VoxelSet& earlier);

/// Returns for each region the number of the earlier one that it has come from: among those that
/// isSameRegion() accepts the one with the highest Dice coefficient. Nothing for a new region.
[[nodiscard]] std::vector<std::optional<std::size_t>> matchedRegions(
    std::span<const VoxelSet* const> regions, std::span<const VoxelSet* const> earlier);

}  // namespace disyre
