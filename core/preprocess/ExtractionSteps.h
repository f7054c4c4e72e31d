// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/card/ExtractionCard.h"
#include "core/image/Volume.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/IntensityScaling.h"

namespace disyre {

// What happens to a scan before and after the networks that find its brain. The steps and their
// numbers are those of deepbet (Fisch et al., Computers in Biology and Medicine 179, 2024, 108845;
// MIT licence) and are described in resources/manual/method.md, section 22. All grids are in RAS
// order.

/// Returns the part of a grid inside `box` as a cube of side^3 voxels. Each voxel of the cube gets
/// the value of the nearest voxel of the part, whatever the part's proportions; values that are not
/// finite become 0. The box must lie in the grid and must not be empty.
[[nodiscard]] Grid<float> cubeOf(const Grid<float>& grid, const Box& box, int side);

/// Returns the range of intensities from the card's lower to its upper quantile of all voxels of
/// the cube that shows the whole scan. Returns nothing if the two are equal, so that the scan has
/// no contrast.
[[nodiscard]] std::optional<IntensityRange> extractionRange(const Grid<float>& cube,
                                                            const ExtractionCard& card);

/// Brings a cube's intensities to what the networks expect: scales and clips `range` to [0, 1], and
/// then gives them the card's mean and standard deviation. Returns false, and leaves the cube
/// scaled only, if all of them are equal.
[[nodiscard]] bool standardise(Grid<float>& cube, const IntensityRange& range,
                               const ExtractionCard& card);

/// Returns the box of the brain with the card's margin around it, cut to the scan's grid.
/// @param cube the share of brain in each voxel of the cube that shows the whole scan, from 0 to 1.
/// @param scanSize the numbers of voxels of the scan.
/// Only the largest piece above the card's threshold counts, and of it the planes in which it fills
/// more than the card's share. Returns nothing if there is no such plane along some axis.
[[nodiscard]] std::optional<Box> brainBox(const Grid<float>& cube, const Size3& scanSize,
                                          const ExtractionCard& card);

/// Returns the brain on the scan's grid: the largest piece (26-connected) of the voxels in `box`
/// whose share of brain is above the card's threshold, with its holes filled. It is empty (all 0)
/// if there is none.
/// @param cube the share of brain in each voxel of the cube that shows the box.
[[nodiscard]] Mask brainInBox(const Grid<float>& cube, const Box& box, const Size3& scanSize,
                              const ExtractionCard& card);

/// Tells whether a mask has voxels on one of the six outermost planes of its grid.
[[nodiscard]] bool touchesEdge(const Mask& mask);

}  // namespace disyre
