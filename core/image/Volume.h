// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace disyre {

/// Voxel index to position in millimetres, RAS (x to the patient's right, y to the front, z to the
/// head): three rows of four.
using Affine = std::array<std::array<double, 4>, 3>;
using Size3 = std::array<int, 3>;

/// One value of type T a voxel, the first axis running fastest.
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

/// The part of a grid that starts at `first`; what lies outside the source is T{}.
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

/// 1 inside, 0 outside.
using Mask = Grid<std::uint8_t>;

/// A 3-D image and where it lies.
struct Volume : Grid<float> {
    Affine affine{{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}};

    Volume() = default;
    Volume(Size3 gridSize, const Affine& voxelToRas, float fill = 0.0f)
        : Grid<float>(gridSize, fill), affine(voxelToRas) {}

    /// Edge lengths of a voxel in millimetres.
    [[nodiscard]] std::array<double, 3> spacing() const;
    /// Volume of a voxel in millilitres.
    [[nodiscard]] double voxelMillilitres() const;
    /// Position in RAS millimetres of a (fractional) voxel index.
    [[nodiscard]] std::array<double, 3> position(std::array<double, 3> index) const;
    /// The way back.
    [[nodiscard]] std::array<double, 3> indexAt(std::array<double, 3> position) const;
};

/// An affine of this spacing, without rotation, with voxel 0 at `origin` (RAS, mm).
[[nodiscard]] Affine axisAlignedAffine(std::array<double, 3> spacing, std::array<double, 3> origin);

}  // namespace disyre
