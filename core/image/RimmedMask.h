// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// A copy of a mask with a rim of zeros around it, so that every voxel of the mask has all its
/// neighbours and none has to be asked for: a whole head has millions of voxels. The rows, planes
/// and the rim lie in one array, one after the other.
class RimmedMask {
public:
    explicit RimmedMask(const Mask& mask)
        : row_(static_cast<std::size_t>(mask.size[0]) + 2),
          plane_(row_ * (static_cast<std::size_t>(mask.size[1]) + 2)),
          voxels_(plane_ * (static_cast<std::size_t>(mask.size[2]) + 2)) {
        for (int z = 0; z < mask.size[2]; ++z) {
            for (int y = 0; y < mask.size[1]; ++y) {
                const auto from =
                    mask.voxels.begin() + static_cast<std::ptrdiff_t>(mask.index(0, y, z));
                std::copy(from, from + mask.size[0],
                          voxels_.begin() + static_cast<std::ptrdiff_t>(rowAt(y, z)));
            }
        }
    }

    /// Returns the place of the first voxel of a row of the mask.
    [[nodiscard]] std::size_t rowAt(int y, int z) const {
        return (static_cast<std::size_t>(z) + 1) * plane_ +
               (static_cast<std::size_t>(y) + 1) * row_ + 1;
    }
    /// How far the next voxel along the second and along the third axis lies from a voxel.
    [[nodiscard]] std::size_t row() const { return row_; }
    [[nodiscard]] std::size_t plane() const { return plane_; }
    [[nodiscard]] std::vector<std::uint8_t>& voxels() { return voxels_; }

private:
    std::size_t row_;
    std::size_t plane_;
    std::vector<std::uint8_t> voxels_;
};

}  // namespace disyre
