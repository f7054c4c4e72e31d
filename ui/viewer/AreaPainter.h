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

/// Painted areas of a slice as they are drawn, in the widget's pixels.
struct DrawnAreas {
    QImage picture;  ///< one pixel a voxel; null for none
    QPointF from;    ///< the outer corner of the first voxel
    QPointF to;      ///< the outer corner of the last one
};

/// The circle under the pointer that says what a press would paint.
struct DrawnBrush {
    QPointF at;
    QPointF radii;
    bool erases = false;
    QString text;  ///< its size
};

/// Filled, with a rim, in the area's colour.
[[nodiscard]] QImage areaPicture(const std::vector<PaintedAreas::Label>& labels, int columns);
[[nodiscard]] QColor areaColour(int area);

void paintAreas(QPainter& painter, const DrawnAreas& drawn);
void paintBrush(QPainter& painter, const DrawnBrush& brush);

}  // namespace disyre::ui
