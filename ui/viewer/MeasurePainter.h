// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;

namespace disyre::ui {

/// A measurement as it is drawn, in pixels of the widget.
struct DrawnMeasurement {
    bool ellipse = false;
    bool chosen = false;
    QPointF from;
    QPointF to;
    QString text;  ///< the numbers beside it, on one or more lines
};

/// Draws a measurement with its numbers beside it.
/// @param room the numbers stay inside this rectangle.
void paintMeasurement(QPainter& painter, const DrawnMeasurement& drawn, const QRectF& room);

}  // namespace disyre::ui
