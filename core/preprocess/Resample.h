// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"

namespace disyre {

/// A coarser or finer grid that lies over another one, axis by axis: its voxel i lies at origin + i
/// * step, in voxels of the other grid.
struct GridStep {
    Size3 size{};
    std::array<double, 3> origin{};
    std::array<double, 3> step{};
};

struct ResampledBrain {
    Grid<float> image;  ///< 0 outside the mask.
    Mask mask;
};

/// Brings the brain inside `mask` to another grid. Voxels outside the mask are left out instead of
/// counting as dark (normalised averaging), axes that become coarser are smoothed first to avoid
/// aliasing, and values are then interpolated linearly. Where the two grids coincide, values are
/// copied exactly.
[[nodiscard]] ResampledBrain resampleBrain(const Grid<float>& image, const Mask& mask,
                                           const GridStep& target);

/// Brings labels to the grid of `scan`: each voxel gets the label of the nearest voxel at its
/// position in space, or 0 if the labels do not reach there. Positions come from the two affines,
/// never from the order of voxels in the files.
[[nodiscard]] Volume labelsOnGridOf(const Volume& scan, const Volume& labels);

/// Brings a grey picture to the grid of `scan` in the same way, with values interpolated linearly
/// at each voxel's position in space; 0 where the picture does not reach.
[[nodiscard]] Volume greyOnGridOf(const Volume& scan, const Volume& picture);

}  // namespace disyre
