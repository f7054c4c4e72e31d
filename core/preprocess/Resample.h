// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"

namespace disyre {

/// A coarser or finer grid over another one, axis by axis: its voxel i lies at origin + i * step,
/// in voxels of the other grid.
struct GridStep {
    Size3 size{};
    std::array<double, 3> origin{};
    std::array<double, 3> step{};
};

struct ResampledBrain {
    Grid<float> image;  ///< 0 outside the mask
    Mask mask;
};

/// Brings the brain inside `mask` to another grid: voxels outside count as absent, not as dark
/// (normalised averaging), coarser axes are smoothed first so that nothing aliases, and values are
/// then interpolated linearly. Where the grids coincide, values are copied exactly.
[[nodiscard]] ResampledBrain resampleBrain(const Grid<float>& image, const Mask& mask,
                                           const GridStep& target);

/// Labels on the grid of `scan`: the label at each voxel's position (nearest voxel), 0 where the
/// labels do not reach. Both affines decide, never the order of voxels in the files.
[[nodiscard]] Volume labelsOnGridOf(const Volume& scan, const Volume& labels);

}  // namespace disyre
