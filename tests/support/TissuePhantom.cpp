// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TissuePhantom.h"

#include <algorithm>
#include <cmath>

#include "core/base/Random.h"

namespace disyre::test {

namespace {

// The half axes of the brain in mm, from right to left, from back to front and from bottom to top.
constexpr std::array<double, 3> kAxes{66.0, 82.0, 58.0};
constexpr double kMargin = 10.0;

/// Returns the intensity at a place in mm from the brain's middle; 0 outside.
double levelAt(const std::array<double, 3>& place, const TissuePhantomLevels& levels) {
    const double u = place[0] / kAxes[0];
    const double v = place[1] / kAxes[1];
    const double w = place[2] / kAxes[2];
    const double radius = std::sqrt(u * u + v * v + w * w);
    if (radius > 1.0) {
        return 0.0;
    }
    const double depth = (1.0 - radius) * 66.0;
    const double ventricle =
        std::hypot((std::abs(place[0]) - 12.0) / 6.0, place[1] / 28.0, place[2] / 9.0);
    // Furrows reach a centimetre into the brain, and the cortex follows them.
    const double fold =
        std::sin(place[0] / 5.0) * std::sin(place[1] / 5.0) * std::sin(place[2] / 5.0 + 1.0);
    const double furrow = 2.5 + 9.0 * std::max(0.0, fold - 0.3);
    if (ventricle < 1.0 || depth < furrow) {
        return levels.fluid;
    }
    return depth < furrow + 7.0 ? levels.grey : levels.white;
}

}  // namespace

Volume tissuePhantom(const TissuePhantomLevels& levels, std::array<double, 3> spacing) {
    Size3 size{};
    std::array<double, 3> origin{};
    for (std::size_t i = 0; i < 3; ++i) {
        size[i] = static_cast<int>(std::ceil(2.0 * (kAxes[i] + kMargin) / spacing[i]));
        origin[i] = -spacing[i] * (size[i] - 1) / 2.0;
    }
    Volume brain(size, axisAlignedAffine(spacing, origin));
    Random random(7, 0);
    for (int z = 0; z < size[2]; ++z) {
        for (int y = 0; y < size[1]; ++y) {
            for (int x = 0; x < size[0]; ++x) {
                const double level =
                    levelAt(brain.position({double(x), double(y), double(z)}), levels);
                if (level > 0.0) {
                    brain.at(x, y, z) = static_cast<float>(level + 1.5 * random.normal());
                }
            }
        }
    }
    return brain;
}

Volume cropped(const Volume& scan, std::size_t axis, int first, int last) {
    Size3 from{0, 0, 0};
    Size3 size = scan.size;
    from[axis] = first;
    size[axis] -= first + last;
    Volume part(size, scan.affine);
    static_cast<Grid<float>&>(part) = cutOut(scan, from, size);
    const auto origin = scan.position({double(from[0]), double(from[1]), double(from[2])});
    for (std::size_t row = 0; row < 3; ++row) {
        part.affine[row][3] = origin[row];
    }
    return part;
}

}  // namespace disyre::test
