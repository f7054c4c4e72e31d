// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/MaskDepth.h"

#include <array>
#include <vector>

#include "core/image/VoxelBall.h"

namespace disyre {

Grid<std::uint8_t> maskDepth(const Mask& mask, int most) {
    Grid<std::uint8_t> depth(mask.size);
    for (std::size_t i = 0; i < depth.voxels.size(); ++i) {
        depth.voxels[i] = mask.voxels[i] != 0 ? 1 : 0;
    }
    for (int k = 1; k <= most; ++k) {
        const std::vector<std::array<int, 3>> ball = voxelBall({1.0, 1.0, 1.0}, k);
        for (int z = 0; z < mask.size[2]; ++z) {
            for (int y = 0; y < mask.size[1]; ++y) {
                for (int x = 0; x < mask.size[0]; ++x) {
                    if (depth.at(x, y, z) != k) {
                        continue;
                    }
                    bool isDeeper = true;
                    for (const auto& [dx, dy, dz] : ball) {
                        if (mask.contains(x + dx, y + dy, z + dz) &&
                            mask.at(x + dx, y + dy, z + dz) == 0) {
                            isDeeper = false;
                            break;
                        }
                    }
                    if (isDeeper) {
                        depth.at(x, y, z) = static_cast<std::uint8_t>(k + 1);
                    }
                }
            }
        }
    }
    return depth;
}

}  // namespace disyre
