// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

#include "ui/viewer/PaintedAreas.h"

class QPainter;

namespace disyre::ui {

/// The painted areas of a slice as they are drawn, in pixels of the widget.
struct DrawnAreas {
    QImage picture;  ///< one pixel for each voxel; null when nothing is painted
    QPointF from;    ///< the outer corner of the first voxel
    QPointF to;      ///< the outer corner of the last voxel
};

/// The circle under the pointer that says what a press would paint.
struct DrawnBrush {
    QPointF at;
    QPointF radii;
    bool erases = false;
    QString text;  ///< the size of the brush
};

/// Makes a picture of painted areas with one pixel for each voxel. Each area is filled
/// translucently in its colour and has an opaque rim.
[[nodiscard]] QImage areaPicture(const std::vector<PaintedAreas::Label>& labels, int columns);
[[nodiscard]] QColor areaColour(int area);

void paintAreas(QPainter& painter, const DrawnAreas& drawn);
void paintBrush(QPainter& painter, const DrawnBrush& brush);

}  // namespace disyre::ui
