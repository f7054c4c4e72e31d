// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace disyre {

/// An ellipse along the axes of a picture, in units of its voxels; the centre of voxel (0, 0) lies
/// at (0, 0).
struct PictureEllipse {
    double column = 0.0;
    double row = 0.0;
    double columnRadius = 0.0;
    double rowRadius = 0.0;
};

/// The position of a voxel in a picture.
struct PictureVoxel {
    int column = 0;
    int row = 0;
};
/// Returns the voxels of a picture whose centres lie inside the ellipse, row by row; none if a
/// radius is not above 0.
[[nodiscard]] std::vector<PictureVoxel> voxelsInside(const PictureEllipse& ellipse, int columns,
                                                     int rows);

/// Statistics of the voxels whose centres lie inside an ellipse. The deviation is the standard
/// deviation of a sample, with the divisor n - 1.
struct EllipseStatistics {
    std::size_t voxels = 0;
    double mean = 0.0;
    double deviation = 0.0;
    double least = 0.0;
    double most = 0.0;
};

/// Computes the statistics of the voxels whose centres lie inside the ellipse.
/// @param picture one value for each voxel, with the columns running fastest.
[[nodiscard]] EllipseStatistics statisticsInside(std::span<const float> picture, int columns,
                                                 const PictureEllipse& ellipse);

}  // namespace disyre
