// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/Brush.h"

#include <algorithm>
#include <cmath>

namespace disyre::ui {

std::vector<std::size_t> voxelsUnderBrush(const BrushGrid& grid, const BrushSlice& slice,
                                          QPointF at, double diameter) {
    const PlaneAxes axes = axesOf(slice.plane);
    std::vector<std::size_t> voxels;
    if (slice.slice < 0 || slice.slice >= grid.size[axes.through]) {
        return voxels;
    }
    const std::array<std::size_t, 3> steps{
        1, static_cast<std::size_t>(grid.size[0]),
        static_cast<std::size_t>(grid.size[0]) * static_cast<std::size_t>(grid.size[1])};
    const double radius = diameter / 2.0;
    const int columns = static_cast<int>(std::ceil(radius / grid.spacing[axes.column]));
    const int rows = static_cast<int>(std::ceil(radius / grid.spacing[axes.row]));
    const int middleColumn = static_cast<int>(std::lround(at.x()));
    const int middleRow = static_cast<int>(std::lround(at.y()));
    for (int row = middleRow - rows; row <= middleRow + rows; ++row) {
        for (int column = middleColumn - columns; column <= middleColumn + columns; ++column) {
            const double distance = std::hypot((column - at.x()) * grid.spacing[axes.column],
                                               (row - at.y()) * grid.spacing[axes.row]);
            const bool isMiddle = column == middleColumn && row == middleRow;
            if ((isMiddle || distance <= radius) && column >= 0 && row >= 0 &&
                column < grid.size[axes.column] && row < grid.size[axes.row]) {
                voxels.push_back(static_cast<std::size_t>(column) * steps[axes.column] +
                                 static_cast<std::size_t>(row) * steps[axes.row] +
                                 static_cast<std::size_t>(slice.slice) * steps[axes.through]);
            }
        }
    }
    return voxels;
}

std::vector<QPointF> brushWay(const BrushGrid& grid, Plane plane, QPointF from, QPointF to,
                              double diameter) {
    const PlaneAxes axes = axesOf(plane);
    const QPointF way = to - from;
    const double millimetres =
        std::hypot(way.x() * grid.spacing[axes.column], way.y() * grid.spacing[axes.row]);
    const double apart =
        std::max(diameter / 4.0, std::min(grid.spacing[axes.column], grid.spacing[axes.row]));
    const int count = std::max(1, static_cast<int>(std::ceil(millimetres / apart)));
    std::vector<QPointF> places;
    for (int i = 1; i <= count; ++i) {
        places.push_back(from + way * (double(i) / count));
    }
    return places;
}

}  // namespace disyre::ui
