// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/FindingMarks.h"

#include <algorithm>
#include <cmath>

#include "core/preprocess/Preparation.h"

namespace disyre::ui {

FindingMarks::FindingMarks(const std::vector<Finding>& findings, const PreparedScan& prepared)
    : origin_(prepared.originInScan), spacing_(prepared.spacingInScan) {
    const auto row = static_cast<std::size_t>(prepared.image.size[0]);
    const std::size_t slice = prepared.image.sliceSize();
    for (const Finding& finding : findings) {
        std::array<Extents, 3>& extents = findings_.emplace_back();
        for (const Plane plane : kPlanes) {
            extents[static_cast<std::size_t>(plane)].resize(
                static_cast<std::size_t>(prepared.image.size[axesOf(plane).through]));
        }
        for (const std::size_t voxel : finding.voxels) {
            const std::array<int, 3> at{static_cast<int>(voxel % row),
                                        static_cast<int>(voxel % slice / row),
                                        static_cast<int>(voxel / slice)};
            for (const Plane plane : kPlanes) {
                const PlaneAxes axes = axesOf(plane);
                const int column = at[axes.column];
                Extents& slices = extents[static_cast<std::size_t>(plane)];
                const auto number = static_cast<std::size_t>(at[axes.through]);
                if (number >= slices.size()) {
                    continue;
                }
                Extent& extent = slices[number];
                extent.firstColumn =
                    extent.voxels == 0 ? column : std::min(extent.firstColumn, column);
                extent.lastColumn =
                    extent.voxels == 0 ? column : std::max(extent.lastColumn, column);
                extent.rowSum += at[axes.row];
                ++extent.voxels;
            }
        }
    }
}

std::vector<NumberMark> FindingMarks::in(Plane plane, int slice) const {
    const PlaneAxes axes = axesOf(plane);
    const auto inModel = [&](double index, std::size_t axis) {
        return (index - origin_[axis]) / spacing_[axis];
    };
    const auto inScan = [&](double index, std::size_t axis) {
        return origin_[axis] + index * spacing_[axis];
    };
    const int modelSlice = static_cast<int>(std::lround(inModel(slice, axes.through)));
    std::vector<NumberMark> marks;
    for (std::size_t i = 0; i < findings_.size(); ++i) {
        const Extents& extents = findings_[i][static_cast<std::size_t>(plane)];
        if (modelSlice < 0 || modelSlice >= static_cast<int>(extents.size()) ||
            extents[static_cast<std::size_t>(modelSlice)].voxels == 0) {
            continue;
        }
        const Extent& extent = extents[static_cast<std::size_t>(modelSlice)];
        const double y = inScan(extent.rowSum / extent.voxels, axes.row);
        marks.push_back({static_cast<int>(i + 1),
                         QPointF(inScan(extent.firstColumn - 0.5, axes.column), y),
                         QPointF(inScan(extent.lastColumn + 0.5, axes.column), y)});
    }
    return marks;
}

}  // namespace disyre::ui
