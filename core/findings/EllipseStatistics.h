// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace disyre {

/// An ellipse along the axes of a picture, in its voxels.
struct PictureEllipse {
    double column = 0.0;
    double row = 0.0;
    double columnRadius = 0.0;
    double rowRadius = 0.0;
};

struct PictureVoxel {
    int column = 0;
    int row = 0;
};
/// The voxels of a picture whose centres lie inside, row by row; none where a radius is not above 0.
[[nodiscard]] std::vector<PictureVoxel> voxelsInside(const PictureEllipse& ellipse, int columns,
                                                     int rows);

/// What the voxels whose centres lie inside have. Standard deviation: of a sample (n - 1).
struct EllipseStatistics {
    std::size_t voxels = 0;
    double mean = 0.0;
    double deviation = 0.0;
    double least = 0.0;
    double most = 0.0;
};

/// @param picture one value a voxel, columns fastest.
[[nodiscard]] EllipseStatistics statisticsInside(std::span<const float> picture, int columns,
                                                 const PictureEllipse& ellipse);

}  // namespace disyre
