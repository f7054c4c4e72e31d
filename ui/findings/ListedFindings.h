// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "ui/findings/FindingDecisions.h"
#include "ui/findings/FindingsFinder.h"

namespace disyre::ui {

/// What a list is made with.
struct DecidedOnGrid {
    const DecidedFinding* decided = nullptr;
    VoxelSet voxels;  ///< those of the decided finding, on the grid of the findings
    VoxelSet
        replaced;  ///< those of the findings that it replaces, on that grid; none for a drawn one
};

/// The findings as they are listed: those that the program has found, each with what was decided
/// about it at whatever threshold (see matchedRegions()). A finding that a person has changed
/// stands in the place of those that it was made from, one that was drawn beside all others, and a
/// decided one that is not found any more stays in the list, with the voxels that it had. Those at
/// or above the threshold come first, the largest first, then those below it, the strongest first.
/// @param found by the program, in that order.
/// @param measured what is measured of a decided finding in the present map.
[[nodiscard]] std::vector<Finding> listedFindings(
    std::vector<Finding> found, const std::vector<DecidedOnGrid>& decided, double threshold,
    const std::function<Finding(const DecidedOnGrid&)>& measured);

}  // namespace disyre::ui
