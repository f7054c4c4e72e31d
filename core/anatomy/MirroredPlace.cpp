// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/anatomy/MirroredPlace.h"

#include <cmath>

namespace disyre {

double midlineDistance(const TemplateRegistration& registration,
                       const std::array<double, 3>& millimetres) {
    const Affine toTemplate = inverseOf(registration.templateToScan);
    // The first row takes a place to x of the template. Its length says how many mm of x one mm of
    // the scan is, across the plane.
    const auto& row = toTemplate[0];
    return movedBy(toTemplate, millimetres)[0] / std::hypot(row[0], row[1], row[2]);
}

std::array<double, 3> mirroredPlace(const TemplateRegistration& registration,
                                    const std::array<double, 3>& millimetres) {
    auto place = movedBy(inverseOf(registration.templateToScan), millimetres);
    place[0] = -place[0];
    return movedBy(registration.templateToScan, place);
}

std::optional<double> asymmetryOf(const Volume& map, std::span<const std::size_t> voxels,
                                  const TemplateRegistration& registration) {
    // From a voxel to the mirrored one in one go, because regions may have many voxels: where the
    // first voxel goes, and how far a step along each axis leads.
    const auto mirrored = [&](double x, double y, double z) {
        return map.indexAt(mirroredPlace(registration, map.position({x, y, z})));
    };
    const auto origin = mirrored(0, 0, 0);
    const std::array<std::array<double, 3>, 3> along{mirrored(1, 0, 0), mirrored(0, 1, 0),
                                                     mirrored(0, 0, 1)};
    const auto columns = static_cast<std::size_t>(map.size[0]);
    double here = 0.0;
    double there = 0.0;
    std::size_t counted = 0;
    for (const std::size_t voxel : voxels) {
        const std::size_t column = voxel % columns;
        const std::size_t row = voxel % map.sliceSize() / columns;
        const std::size_t slice = voxel / map.sliceSize();
        const std::array<double, 3> at{static_cast<double>(column), static_cast<double>(row),
                                       static_cast<double>(slice)};
        Size3 to{};
        for (std::size_t axis = 0; axis < 3; ++axis) {
            double index = origin[axis];
            for (std::size_t step = 0; step < 3; ++step) {
                index += at[step] * (along[step][axis] - origin[axis]);
            }
            to[axis] = static_cast<int>(std::lround(index));
        }
        if (map.contains(to[0], to[1], to[2])) {
            here += static_cast<double>(map.voxels[voxel]);
            there += static_cast<double>(map.at(to[0], to[1], to[2]));
            ++counted;
        }
    }
    if (2 * counted <= voxels.size() || !(here + there > 0.0)) {
        return std::nullopt;
    }
    return (here - there) / (here + there);
}

}  // namespace disyre
