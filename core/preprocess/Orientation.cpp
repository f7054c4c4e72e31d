// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/Orientation.h"

#include <string>

#include "core/image/Nifti.h"

namespace disyre {

namespace {

/// Calls visit(RAS index, grid index) for every voxel.
template <typename Visit>
void forEachVoxel(const Size3& rasSize, const Size3& gridSize, const Orientation& orientation,
                  Visit visit) {
    std::array<std::ptrdiff_t, 3> gridStep{1, gridSize[0],
                                           static_cast<std::ptrdiff_t>(gridSize[0]) * gridSize[1]};
    std::array<std::ptrdiff_t, 3> step{};
    std::ptrdiff_t start = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto axis = static_cast<std::size_t>(orientation.axis[i]);
        step[i] = orientation.flipped[i] ? -gridStep[axis] : gridStep[axis];
        start += orientation.flipped[i] ? gridStep[axis] * (gridSize[axis] - 1) : 0;
    }
    std::size_t rasIndex = 0;
    for (int z = 0; z < rasSize[2]; ++z) {
        for (int y = 0; y < rasSize[1]; ++y) {
            std::ptrdiff_t at = start + z * step[2] + y * step[1];
            for (int x = 0; x < rasSize[0]; ++x, at += step[0]) {
                visit(rasIndex++, static_cast<std::size_t>(at));
            }
        }
    }
}

Size3 rasSizeOf(const Size3& size, const Orientation& orientation) {
    Size3 ras{};
    for (std::size_t i = 0; i < 3; ++i) {
        ras[i] = size[static_cast<std::size_t>(orientation.axis[i])];
    }
    return ras;
}

}  // namespace

Orientation orientationOf(const Affine& affine) {
    const std::string axes = axesText(affine);
    Orientation orientation;
    for (std::size_t ras = 0; ras < 3; ++ras) {
        for (std::size_t axis = 0; axis < 3; ++axis) {
            if (axes[axis] == "RAS"[ras] || axes[axis] == "LPI"[ras]) {
                orientation.axis[ras] = static_cast<int>(axis);
                orientation.flipped[ras] = axes[axis] == "LPI"[ras];
            }
        }
    }
    return orientation;
}

Volume toRas(const Volume& volume) {
    const Orientation orientation = orientationOf(volume.affine);
    Volume ras(rasSizeOf(volume.size, orientation), volume.affine);
    for (std::size_t row = 0; row < 3; ++row) {
        double origin = volume.affine[row][3];
        for (std::size_t i = 0; i < 3; ++i) {
            const auto axis = static_cast<std::size_t>(orientation.axis[i]);
            const double column = volume.affine[row][axis];
            ras.affine[row][i] = orientation.flipped[i] ? -column : column;
            origin += orientation.flipped[i] ? column * (volume.size[axis] - 1) : 0.0;
        }
        ras.affine[row][3] = origin;
    }
    forEachVoxel(ras.size, volume.size, orientation,
                 [&](std::size_t to, std::size_t from) { ras.voxels[to] = volume.voxels[from]; });
    return ras;
}

Mask toRas(const Mask& mask, const Orientation& orientation) {
    Mask ras(rasSizeOf(mask.size, orientation));
    forEachVoxel(ras.size, mask.size, orientation,
                 [&](std::size_t to, std::size_t from) { ras.voxels[to] = mask.voxels[from]; });
    return ras;
}

Volume fromRas(const Volume& ras, const Volume& original) {
    const Orientation orientation = orientationOf(original.affine);
    Volume back(original.size, original.affine);
    forEachVoxel(ras.size, original.size, orientation,
                 [&](std::size_t from, std::size_t to) { back.voxels[to] = ras.voxels[from]; });
    return back;
}

Mask maskFromRas(const Mask& ras, const Volume& original) {
    Mask back(original.size);
    forEachVoxel(ras.size, original.size, orientationOf(original.affine),
                 [&](std::size_t from, std::size_t to) { back.voxels[to] = ras.voxels[from]; });
    return back;
}

}  // namespace disyre
