// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;

namespace disyre::ui {

/// A measurement as it is drawn, in the widget's pixels.
struct DrawnMeasurement {
    bool ellipse = false;
    bool chosen = false;
    QPointF from;
    QPointF to;
    QString text;  ///< one or more lines
};

/// Draws it with its numbers beside it, kept inside `room`.
void paintMeasurement(QPainter& painter, const DrawnMeasurement& drawn, const QRectF& room);

}  // namespace disyre::ui
