// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/LabelledPhantom.h"

#include <cmath>

#include "core/base/Random.h"

namespace disyre::test {

namespace {

struct Part {
    float value;
    float label;
};

/// Returns what lies at a point, given in mm of the head before it is stretched.
Part partAt(double x, double y, double z) {
    using Phantom = LabelledPhantom;
    const bool right = x > 0.0;
    const double radius =
        std::sqrt(std::pow(x / 60.0, 2) + std::pow(y / 76.0, 2) + std::pow(z / 56.0, 2));
    if (radius > 1.0) {
        return {radius < 1.12 ? 750.0f : 0.0f, 0.0f};  // The skull.
    }
    if (radius > 0.94) {
        return {Phantom::kFluid, 1.0f};
    }
    const double ventricle = std::sqrt(std::pow((std::abs(x) - 12.0) / 7.0, 2) +
                                       std::pow((y + 6.0) / 26.0, 2) + std::pow(z / 10.0, 2));
    if (ventricle < 1.0) {
        return {Phantom::kFluid, right ? 51.0f : 52.0f};
    }
    const double folds = 0.05 * std::sin(9.0 * std::atan2(y, x) + z / 8.0);
    if (radius + folds < 0.80) {
        return {Phantom::kWhite, right ? 81.0f : 82.0f};
    }
    return {Phantom::kGrey, right ? 142.0f : 143.0f};
}

}  // namespace

LabelledPhantom labelledPhantom(float noise, std::array<double, 3> stretch,
                                std::array<double, 3> shift, Size3 size, double spacing) {
    const Affine affine =
        axisAlignedAffine({spacing, spacing, spacing},
                          {-spacing * (size[0] - 1) / 2.0, -spacing * (size[1] - 1) / 2.0,
                           -spacing * (size[2] - 1) / 2.0});
    LabelledPhantom phantom{Volume(size, affine), Volume(size, affine)};
    Random random(41);
    for (int z = 0; z < size[2]; ++z) {
        for (int y = 0; y < size[1]; ++y) {
            for (int x = 0; x < size[0]; ++x) {
                auto mm = phantom.scan.position({double(x), double(y), double(z)});
                for (std::size_t axis = 0; axis < 3; ++axis) {
                    mm[axis] = (mm[axis] - shift[axis]) / stretch[axis];
                }
                const Part part = partAt(mm[0], mm[1], mm[2]);
                const float drawn = noise * static_cast<float>(random.normal());
                phantom.scan.at(x, y, z) = part.value > 0.0f ? part.value + drawn : 0.0f;
                phantom.labels.at(x, y, z) = part.label;
            }
        }
    }
    return phantom;
}

}  // namespace disyre::test
