// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace disyre {

/// A two-dimensional array in row-major order: pixel (row, column) is pixels[row * width + column].
template <typename T>
struct Array2 {
    int height = 0;
    int width = 0;
    std::vector<T> pixels;

    Array2() = default;
    Array2(int rows, int columns, T fill = T{})
        : height(rows),
          width(columns),
          pixels(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns), fill) {}

    [[nodiscard]] T& at(int row, int column) {
        return pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(column)];
    }
    [[nodiscard]] const T& at(int row, int column) const {
        return const_cast<Array2*>(this)->at(row, column);
    }
    [[nodiscard]] bool contains(int row, int column) const {
        return row >= 0 && column >= 0 && row < height && column < width;
    }
};

/// A slice or patch of a scan with intensities in [0, 1] and a background of exactly 0.
using Patch = Array2<float>;
/// A mask of a slice or patch: 1 inside and 0 outside.
using PatchMask = Array2<unsigned char>;

/// The image of a slice or patch together with its brain mask; both have the same size.
struct MaskedPatch {
    Patch image;
    PatchMask brain;
};

}  // namespace disyre
