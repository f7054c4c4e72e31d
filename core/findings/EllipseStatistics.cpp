// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/EllipseStatistics.h"

#include <algorithm>
#include <cmath>

namespace disyre {

std::vector<PictureVoxel> voxelsInside(const PictureEllipse& ellipse, int columns, int rows) {
    std::vector<PictureVoxel> inside;
    if (!(ellipse.columnRadius > 0) || !(ellipse.rowRadius > 0)) {
        return inside;
    }
    const auto clampTo = [](double value, int size) {
        return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(size)));
    };
    const int firstColumn = clampTo(std::ceil(ellipse.column - ellipse.columnRadius), columns);
    const int endColumn = clampTo(std::floor(ellipse.column + ellipse.columnRadius) + 1, columns);
    const int firstRow = clampTo(std::ceil(ellipse.row - ellipse.rowRadius), rows);
    const int endRow = clampTo(std::floor(ellipse.row + ellipse.rowRadius) + 1, rows);
    for (int row = firstRow; row < endRow; ++row) {
        for (int column = firstColumn; column < endColumn; ++column) {
            if (std::hypot((column - ellipse.column) / ellipse.columnRadius,
                           (row - ellipse.row) / ellipse.rowRadius) <= 1.0) {
                inside.push_back({column, row});
            }
        }
    }
    return inside;
}

EllipseStatistics statisticsInside(std::span<const float> picture, int columns,
                                   const PictureEllipse& ellipse) {
    EllipseStatistics found;
    if (columns <= 0) {
        return found;
    }
    const int rows = static_cast<int>(picture.size() / static_cast<std::size_t>(columns));
    // The sum of squared distances from the running mean, by Welford's method.
    double squares = 0.0;
    for (const auto [column, row] : voxelsInside(ellipse, columns, rows)) {
        const double value =
            picture[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                    static_cast<std::size_t>(column)];
        ++found.voxels;
        const double step = value - found.mean;
        found.mean += step / static_cast<double>(found.voxels);
        squares += step * (value - found.mean);
        found.least = found.voxels == 1 ? value : std::min(found.least, value);
        found.most = found.voxels == 1 ? value : std::max(found.most, value);
    }
    if (found.voxels > 1) {
        found.deviation = std::sqrt(squares / static_cast<double>(found.voxels - 1));
    }
    return found;
}

}  // namespace disyre
