// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/VoxelBall.h"

#include <cmath>

namespace disyre {

std::vector<std::array<int, 3>> voxelBall(const std::array<double, 3>& spacing,
                                          double millimetres) {
    std::array<int, 3> reach{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        reach[axis] = static_cast<int>(millimetres / spacing[axis]);
    }
    std::vector<std::array<int, 3>> steps;
    for (int z = -reach[2]; z <= reach[2]; ++z) {
        for (int y = -reach[1]; y <= reach[1]; ++y) {
            for (int x = -reach[0]; x <= reach[0]; ++x) {
                if (std::hypot(x * spacing[0], y * spacing[1], z * spacing[2]) <= millimetres) {
                    steps.push_back({x, y, z});
                }
            }
        }
    }
    return steps;
}

}  // namespace disyre
