// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/findings/RegionMatching.h"

namespace disyre {

/// A region that a reader has marked, or that the program lists.
struct ComparedRegion {
    std::string name;
    VoxelSet voxels;  ///< On one grid for both sides.
};

/// Who found a region.
enum class FoundBy { Both, Reader, Program };

/// One row of a comparison: a region of the reader and one of the program that share voxels, or a
/// region of one of them alone.
struct ComparisonRow {
    FoundBy by = FoundBy::Both;
    std::optional<std::size_t> reader;   ///< The number of the reader's region, from 0.
    std::optional<std::size_t> program;  ///< The number of the program's region, from 0.
    std::size_t sharedVoxels = 0;
    double dice = 0.0;  ///< Of the two regions; 0 if there is only one.
};

/// Compares what a reader has marked with what the program lists. Every region of the reader is a
/// row with the program's region that it shares most voxels with; a region of the program that
/// shares voxels with none of the reader's is a row of its own, behind them. A single shared voxel
/// counts, because a mark need not follow an outline.
[[nodiscard]] std::vector<ComparisonRow> compareRegions(std::span<const ComparedRegion> reader,
                                                        std::span<const ComparedRegion> program);

/// Returns a comparison as comma-separated values: a header, and a row for each row of it, with
/// volumes in ml.
/// @param voxelMillilitres the volume of a voxel of the grid.
[[nodiscard]] std::string comparisonCsv(std::span<const ComparisonRow> rows,
                                        std::span<const ComparedRegion> reader,
                                        std::span<const ComparedRegion> program,
                                        double voxelMillilitres);

}  // namespace disyre
