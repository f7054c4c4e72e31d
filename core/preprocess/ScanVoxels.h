// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

struct PreparedScan;

/// Takes voxels of model space to those of the scan's RAS grid and back.
class ScanVoxels {
public:
    explicit ScanVoxels(const PreparedScan& prepared);

    /// Returns the voxels of the scan whose nearest voxel of model space is one of these; where a
    /// voxel of model space is nearest to none, as between thick slices, the scan's voxel nearest
    /// to it. Ascending, each once.
    /// @param model indices on the grid of model space.
    [[nodiscard]] std::vector<std::size_t> scanVoxelsOf(
        const std::vector<std::size_t>& model) const;
    /// Returns the voxels of model space that are nearest to these of the scan, ascending, each
    /// once; the scan's voxels outside of model space have none.
    /// @param scan indices on the scan's RAS grid.
    [[nodiscard]] std::vector<std::size_t> modelVoxelsOf(
        const std::vector<std::size_t>& scan) const;

private:
    Size3 model_;
    Size3 scan_;
    /// For each axis and index of the scan the index of model space, perhaps outside of it.
    std::array<std::vector<int>, 3> toModel_;
    /// For each axis and index of model space the first and the last index of the scan.
    std::array<std::vector<std::array<int, 2>>, 3> toScan_;
};

}  // namespace disyre
