// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/MaskDepth.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/image/VoxelBall.h"

namespace disyre {

namespace {

using Steps = std::vector<std::array<int, 3>>;

bool touchesOutside(const Mask& mask, int x, int y, int z, const Steps& ball) {
    return std::any_of(ball.begin(), ball.end(), [&](const std::array<int, 3>& step) {
        const auto [dx, dy, dz] = step;
        return mask.contains(x + dx, y + dy, z + dz) && mask.at(x + dx, y + dy, z + dz) == 0;
    });
}

}  // namespace

Grid<std::uint8_t> maskDepth(const Mask& mask, int most) {
    Grid<std::uint8_t> depth = mask;
    for (int k = 1; k <= most; ++k) {
        const Steps ball = voxelBall({1.0, 1.0, 1.0}, k);
        for (int z = 0; z < mask.size[2]; ++z) {
            for (int y = 0; y < mask.size[1]; ++y) {
                for (int x = 0; x < mask.size[0]; ++x) {
                    if (depth.at(x, y, z) == k && !touchesOutside(mask, x, y, z, ball)) {
                        ++depth.at(x, y, z);
                    }
                }
            }
        }
    }
    return depth;
}

}  // namespace disyre
