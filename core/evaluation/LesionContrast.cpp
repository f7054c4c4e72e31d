// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/LesionContrast.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/image/VoxelBall.h"

namespace disyre {

namespace {

Mask surroundingsOf(const Mask& lesion, const Mask& brain, const std::array<double, 3>& spacing,
                    double millimetres) {
    const auto steps = voxelBall(spacing, millimetres);
    Mask around(lesion.size);
    for (int z = 0; z < lesion.size[2]; ++z) {
        for (int y = 0; y < lesion.size[1]; ++y) {
            for (int x = 0; x < lesion.size[0]; ++x) {
                if (lesion.at(x, y, z) == 0) {
                    continue;
                }
                for (const auto& [dx, dy, dz] : steps) {
                    if (lesion.contains(x + dx, y + dy, z + dz)) {
                        around.at(x + dx, y + dy, z + dz) = 1;
                    }
                }
            }
        }
    }
    for (std::size_t i = 0; i < around.voxels.size(); ++i) {
        around.voxels[i] = around.voxels[i] != 0 && lesion.voxels[i] == 0 && brain.voxels[i] != 0;
    }
    return around;
}

struct Moments {
    double count = 0.0;
    double mean = 0.0;
    double deviation = 0.0;
};

Moments momentsIn(const Volume& image, const Mask& mask, const Mask& brain) {
    Moments moments;
    double sum = 0.0;
    double squares = 0.0;
    for (std::size_t i = 0; i < mask.voxels.size(); ++i) {
        if (mask.voxels[i] != 0 && brain.voxels[i] != 0) {
            const auto value = static_cast<double>(image.voxels[i]);
            moments.count += 1.0;
            sum += value;
            squares += value * value;
        }
    }
    if (moments.count > 0.0) {
        moments.mean = sum / moments.count;
        moments.deviation =
            std::sqrt(std::max(0.0, squares / moments.count - moments.mean * moments.mean));
    }
    return moments;
}

}  // namespace

std::optional<double> lesionContrast(const Volume& image, const Mask& brain, const Mask& lesion,
                                     double millimetres) {
    const Moments inside = momentsIn(image, lesion, brain);
    const Moments around =
        momentsIn(image, surroundingsOf(lesion, brain, image.spacing(), millimetres), brain);
    if (inside.count == 0.0 || around.count == 0.0 || around.deviation <= 0.0) {
        return std::nullopt;
    }
    return (inside.mean - around.mean) / around.deviation;
}

}  // namespace disyre
