// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/MeasurePainter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace disyre::ui {

namespace {

const QColor kInk(0xff, 0xd8, 0x66);
const QColor kRim(0, 0, 0, 200);
const QColor kGround(0x10, 0x12, 0x14, 215);
constexpr double kHandle = 3.5;
constexpr double kPadding = 4.0;

void paintShape(QPainter& painter, const DrawnMeasurement& drawn) {
    if (drawn.ellipse) {
        painter.drawEllipse(QRectF(drawn.from, drawn.to).normalized());
    } else {
        painter.drawLine(drawn.from, drawn.to);
    }
}

}  // namespace

void paintMeasurement(QPainter& painter, const DrawnMeasurement& drawn, const QRectF& room) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(kRim, drawn.chosen ? 5.0 : 4.0));
    paintShape(painter, drawn);
    painter.setPen(QPen(kInk, drawn.chosen ? 2.5 : 1.5));
    paintShape(painter, drawn);

    painter.setPen(QPen(kRim, 1.0));
    painter.setBrush(kInk);
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
    const QSizeF text = metrics.boundingRect(QRectF(0, 0, 4000, 4000), Qt::AlignLeft, drawn.text)
                            .size();
    QRectF box(QPointF(std::max(drawn.from.x(), drawn.to.x()) + 10,
                       (drawn.from.y() + drawn.to.y()) / 2 - text.height() / 2),
               text);
    box.adjust(-kPadding, -kPadding / 2, kPadding, kPadding / 2);
    if (box.right() > room.right()) {
        // Rather on the other side than over what is measured.
        box.moveRight(std::min(drawn.from.x(), drawn.to.x()) - 10);
    }
    box.moveLeft(std::clamp(box.left(), room.left(), std::max(room.left(), room.right() - box.width())));
    box.moveTop(std::clamp(box.top(), room.top(), std::max(room.top(), room.bottom() - box.height())));
    painter.setPen(Qt::NoPen);
    painter.setBrush(kGround);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(kInk);
    painter.drawText(box.adjusted(kPadding, kPadding / 2, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                     drawn.text);
    painter.restore();
}

}  // namespace disyre::ui
