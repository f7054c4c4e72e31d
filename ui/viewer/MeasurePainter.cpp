// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/MeasurePainter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>

namespace disyre::ui {

namespace {

const QColor kMeasureInk(0xff, 0xd8, 0x66);
const QColor kRim(0, 0, 0, 200);
const QColor kGround(0x10, 0x12, 0x14, 215);
constexpr double kHandle = 3.5;
constexpr double kPadding = 4.0;
constexpr double kDistance = 10.0;

void paintShape(QPainter& painter, const DrawnMeasurement& drawn) {
    if (drawn.ellipse) {
        painter.drawEllipse(QRectF(drawn.from, drawn.to).normalized());
    } else {
        painter.drawLine(drawn.from, drawn.to);
    }
}

/// Finds a place for the numbers beside a shape, so that they do not cover what it measures: the
/// first of right, left, below and above that has enough room.
QRectF placeBeside(const QRectF& shape, QSizeF size, const QRectF& room) {
    QRectF box(QPointF(0, 0), size);
    box.moveCenter(shape.center());
    std::array<QRectF, 4> places{box, box, box, box};
    places[0].moveLeft(shape.right() + kDistance);
    places[1].moveRight(shape.left() - kDistance);
    places[2].moveTop(shape.bottom() + kDistance);
    places[3].moveBottom(shape.top() - kDistance);
    for (QRectF& place : places) {
        // Along the side of the shape, the numbers may move to stay inside the room.
        QRectF inside = place;
        inside.moveLeft(std::clamp(place.left(), room.left(),
                                   std::max(room.left(), room.right() - place.width())));
        inside.moveTop(std::clamp(place.top(), room.top(),
                                  std::max(room.top(), room.bottom() - place.height())));
        if (!inside.intersects(shape)) {
            return inside;
        }
        place = inside;
    }
    return places[0];
}

}  // namespace

void paintMeasurement(QPainter& painter, const DrawnMeasurement& drawn, const QRectF& room) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(kRim, drawn.chosen ? 5.0 : 4.0));
    paintShape(painter, drawn);
    painter.setPen(QPen(kMeasureInk, drawn.chosen ? 2.5 : 1.5));
    paintShape(painter, drawn);

    painter.setPen(QPen(kRim, 1.0));
    painter.setBrush(kMeasureInk);
    const auto handle = [&painter](QPointF at) {
        painter.drawRect(QRectF(at - QPointF(kHandle, kHandle), QSizeF(2 * kHandle, 2 * kHandle)));
    };
    if (!drawn.ellipse || drawn.chosen) {
        handle(drawn.from);
        handle(drawn.to);
    }
    if (drawn.ellipse && drawn.chosen) {
        handle({drawn.from.x(), drawn.to.y()});
        handle({drawn.to.x(), drawn.from.y()});
    }

    const QFontMetricsF metrics(painter.font());
    const QSizeF text =
        metrics.boundingRect(QRectF(0, 0, 4000, 4000), Qt::AlignLeft, drawn.text).size();
    const QRectF box = placeBeside(QRectF(drawn.from, drawn.to).normalized(),
                                   text + QSizeF(2 * kPadding, kPadding), room);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kGround);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(kMeasureInk);
    painter.drawText(box.adjusted(kPadding, kPadding / 2, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                     drawn.text);
    painter.restore();
}

}  // namespace disyre::ui
