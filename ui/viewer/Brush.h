// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <array>
#include <cstddef>
#include <vector>

#include "core/image/Plane.h"
#include "core/image/Volume.h"

namespace disyre::ui {

/// The grid that is painted on: its number of voxels, and the size of a voxel in millimetres.
struct BrushGrid {
    Size3 size{};
    std::array<double, 3> spacing{1, 1, 1};
};

/// A slice of a grid in one of the three planes, counted from 0.
struct BrushSlice {
    Plane plane = Plane::Axial;
    int slice = 0;
};

/// The indices of the voxels under a disc that is laid on a slice, in the order of Grid::index().
/// Even the smallest disc covers the voxel under its centre. None where there is no such slice.
/// @param at the column and row of the disc's centre, in voxels.
/// @param diameter in millimetres.
[[nodiscard]] std::vector<std::size_t> voxelsUnderBrush(const BrushGrid& grid,
                                                        const BrushSlice& slice, QPointF at,
                                                        double diameter);

/// The places that a disc is set at when it is moved from one place to another, the first of them
/// left out: so close to each other that a fast stroke has no gaps.
[[nodiscard]] std::vector<QPointF> brushWay(const BrushGrid& grid, Plane plane, QPointF from,
                                            QPointF to, double diameter);

}  // namespace disyre::ui
