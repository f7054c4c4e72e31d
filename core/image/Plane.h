// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// The three directions in which a grid in RAS order is cut into slices.
enum class Plane { Axial, Coronal, Sagittal };
inline constexpr std::array<Plane, 3> kPlanes{Plane::Axial, Plane::Coronal, Plane::Sagittal};

/// The axes of the grid along which a picture's columns and rows run, and the axis that goes
/// through the picture.
struct PlaneAxes {
    std::size_t column;
    std::size_t row;
    std::size_t through;
};

[[nodiscard]] constexpr PlaneAxes axesOf(Plane plane) {
    switch (plane) {
        case Plane::Coronal:
            return {0, 2, 1};
        case Plane::Sagittal:
            return {1, 2, 0};
        case Plane::Axial:
            break;
    }
    return {0, 1, 2};
}

[[nodiscard]] constexpr int sliceCount(const Size3& size, Plane plane) {
    return size[axesOf(plane).through];
}

/// Returns one slice of a grid with the columns running fastest; empty if the grid has no such
/// slice.
template <typename T>
[[nodiscard]] std::vector<T> cutSlice(const Grid<T>& grid, Plane plane, int index) {
    if (index < 0 || index >= sliceCount(grid.size, plane)) {
        return {};
    }
    const PlaneAxes axes = axesOf(plane);
    const std::array<std::size_t, 3> steps{1, static_cast<std::size_t>(grid.size[0]),
                                           grid.sliceSize()};
    const auto columns = static_cast<std::size_t>(grid.size[axes.column]);
    const auto rows = static_cast<std::size_t>(grid.size[axes.row]);
    std::vector<T> slice(columns * rows);
    const T* first = grid.voxels.data() + static_cast<std::size_t>(index) * steps[axes.through];
    for (std::size_t row = 0; row < rows; ++row) {
        const T* from = first + row * steps[axes.row];
        for (std::size_t column = 0; column < columns; ++column) {
            slice[row * columns + column] = from[column * steps[axes.column]];
        }
    }
    return slice;
}

}  // namespace disyre
