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
    return std::abs(determinantOf(affine)) / 1000.0;
}

std::array<double, 3> Volume::position(std::array<double, 3> index) const {
    return movedBy(affine, index);
}

std::array<double, 3> Volume::indexAt(std::array<double, 3> position) const {
    return movedBy(inverseOf(affine), position);
}

}  // namespace disyre
