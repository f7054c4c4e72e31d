// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/Volume.h"

#include <cmath>

namespace disyre {

std::array<double, 3> Volume::spacing() const {
    std::array<double, 3> lengths{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        lengths[axis] = std::hypot(affine[0][axis], affine[1][axis], affine[2][axis]);
    }
    return lengths;
}

double Volume::voxelMillilitres() const {
    const auto& a = affine;
    const double determinant = a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1]) -
                               a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0]) +
                               a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0]);
    return std::abs(determinant) / 1000.0;
}

std::array<double, 3> Volume::position(std::array<double, 3> index) const {
    std::array<double, 3> mm{};
    for (std::size_t row = 0; row < 3; ++row) {
        mm[row] = affine[row][0] * index[0] + affine[row][1] * index[1] +
                  affine[row][2] * index[2] + affine[row][3];
    }
    return mm;
}

std::array<double, 3> Volume::indexAt(std::array<double, 3> position) const {
    const auto determinant = [](const auto& a, const auto& b, const auto& c) {
        return a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) +
               a[2] * (b[0] * c[1] - b[1] * c[0]);
    };
    std::array<std::array<double, 3>, 3> columns{};
    std::array<double, 3> right{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            columns[column][row] = affine[row][column];
        }
        right[row] = position[row] - affine[row][3];
    }
    // Cramer's rule.
    const double whole = determinant(columns[0], columns[1], columns[2]);
    return {determinant(right, columns[1], columns[2]) / whole,
            determinant(columns[0], right, columns[2]) / whole,
            determinant(columns[0], columns[1], right) / whole};
}

Affine axisAlignedAffine(std::array<double, 3> spacing, std::array<double, 3> origin) {
    return {{{spacing[0], 0, 0, origin[0]},
             {0, spacing[1], 0, origin[1]},
             {0, 0, spacing[2], origin[2]}}};
}

}  // namespace disyre
