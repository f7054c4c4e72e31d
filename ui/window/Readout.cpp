// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/Readout.h"

#include <cmath>

#include "ui/healing/OpenedScan.h"
#include "ui/window/MeasureText.h"

namespace disyre::ui {

std::optional<Readout> readoutAt(const OpenedScan& scan, Plane plane,
                                 const std::array<double, 3>& place, const SliceLayers& slice) {
    std::array<int, 3> voxel{};
    for (std::size_t i = 0; i < 3; ++i) {
        voxel[i] = static_cast<int>(std::lround(place[i]));
    }
    if (!scan.ras.contains(voxel[0], voxel[1], voxel[2])) {
        return std::nullopt;
    }
    Readout readout;
    readout.millimetres = scan.ras.position(place);
    readout.voxel = scan.fileVoxel(voxel);
    readout.scan = scan.ras.at(voxel[0], voxel[1], voxel[2]);
    const PlaneAxes axes = axesOf(plane);
    const auto at = static_cast<std::size_t>(voxel[axes.row]) *
                        static_cast<std::size_t>(scan.ras.size[axes.column]) +
                    static_cast<std::size_t>(voxel[axes.column]);
    if (at < slice.change.size()) {
        readout.restored = readout.scan + static_cast<double>(slice.change[at]);
    }
    if (at < slice.scores.size()) {
        readout.score = slice.scores[at];
    }
    return readout;
}

QString measurementText(const OpenedScan& scan, const Measurement& measurement,
                        const SliceLayers& slice) {
    const PlaneAxes axes = axesOf(measurement.plane);
    const auto spacing = scan.ras.spacing();
    if (measurement.kind == Measurement::Kind::Ruler) {
        return rulerText(measurement.millimetres(spacing[axes.column], spacing[axes.row]));
    }
    const int columns = scan.ras.size[axes.column];
    const PictureEllipse ellipse = measurement.ellipse();
    return ellipseText(statisticsInside(slice.scan, columns, ellipse),
                       statisticsInside(slice.scores, columns, ellipse),
                       spacing[axes.column] * spacing[axes.row],
                       scan.displayHigh - scan.displayLow);
}

}  // namespace disyre::ui
