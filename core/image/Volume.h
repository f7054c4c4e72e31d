// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/image/Affine.h"

namespace disyre {

/// The numbers of voxels of a grid along its axes, or the indices of a voxel.
using Size3 = std::array<int, 3>;

/// A three-dimensional array with one value of type T for each voxel. In memory the first axis runs
/// fastest.
template <typename T>
struct Grid {
    Size3 size{0, 0, 0};
    std::vector<T> voxels;

    Grid() = default;
    explicit Grid(Size3 gridSize, T fill = T{})
        : size(gridSize),
          voxels(static_cast<std::size_t>(gridSize[0]) * static_cast<std::size_t>(gridSize[1]) *
                     static_cast<std::size_t>(gridSize[2]),
                 fill) {}

    [[nodiscard]] std::size_t index(int x, int y, int z) const {
        return (static_cast<std::size_t>(z) * static_cast<std::size_t>(size[1]) +
                static_cast<std::size_t>(y)) *
                   static_cast<std::size_t>(size[0]) +
               static_cast<std::size_t>(x);
    }
    [[nodiscard]] T& at(int x, int y, int z) { return voxels[index(x, y, z)]; }
    [[nodiscard]] const T& at(int x, int y, int z) const { return voxels[index(x, y, z)]; }
    [[nodiscard]] bool contains(int x, int y, int z) const {
        return x >= 0 && y >= 0 && z >= 0 && x < size[0] && y < size[1] && z < size[2];
    }
    [[nodiscard]] std::size_t sliceSize() const {
        return static_cast<std::size_t>(size[0]) * static_cast<std::size_t>(size[1]);
    }
};

/// Returns a copy of the part of a grid that begins at voxel `first` and has the given size. The
/// part may reach beyond the source; voxels outside the source become T{}.
template <typename T>
[[nodiscard]] Grid<T> cutOut(const Grid<T>& source, const Size3& first, const Size3& size) {
    Grid<T> part(size);
    for (int z = 0; z < size[2]; ++z) {
        for (int y = 0; y < size[1]; ++y) {
            for (int x = 0; x < size[0]; ++x) {
                if (source.contains(x + first[0], y + first[1], z + first[2])) {
                    part.at(x, y, z) = source.at(x + first[0], y + first[1], z + first[2]);
                }
            }
        }
    }
    return part;
}

/// A mask: 1 for the voxels inside and 0 for those outside.
using Mask = Grid<std::uint8_t>;

/// A three-dimensional image and where it lies in space.
struct Volume : Grid<float> {
    /// Takes voxel indices to RAS millimetres.
    Affine affine{{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}};

    Volume() = default;
    Volume(Size3 gridSize, const Affine& voxelToRas, float fill = 0.0f)
        : Grid<float>(gridSize, fill), affine(voxelToRas) {}

    /// Returns the edge lengths of a voxel in mm.
    [[nodiscard]] std::array<double, 3> spacing() const;
    /// Returns the volume of a voxel in ml.
    [[nodiscard]] double voxelMillilitres() const;
    /// Returns the position of a fractional voxel index in RAS millimetres.
    [[nodiscard]] std::array<double, 3> position(std::array<double, 3> index) const;
    /// Returns the fractional voxel index of a position in RAS millimetres.
    [[nodiscard]] std::array<double, 3> indexAt(std::array<double, 3> position) const;
};

}  // namespace disyre
