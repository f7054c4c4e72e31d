// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teaching/CurveView.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

#include "ui/common/Theme.h"

namespace disyre::ui {

CurveView::CurveView(const QString& name, QWidget* parent) : QWidget(parent) {
    setObjectName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void CurveView::setCurve(std::vector<QPointF> points, bool marked) {
    points_ = std::move(points);
    marked_ = marked;
    point_.reset();
    update();
}

void CurveView::setPoint(std::optional<QPointF> point) {
    point_ = point;
    update();
}

void CurveView::setTexts(const QString& across, const QString& up, const QString& caption) {
    across_ = across;
    up_ = up;
    caption_ = caption;
    setAccessibleName(caption);
    update();
}

void CurveView::copyFrom(const CurveView& other) {
    setCurve(other.points_, other.marked_);
    setPoint(other.point_);
    setTexts(other.across_, other.up_, {});
}

void CurveView::paintEvent(QPaintEvent*) {
    constexpr int kGap = 4;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = fontMetrics().height();
    const QColor text = palette().color(QPalette::WindowText);
    QColor faint = text;
    faint.setAlpha(90);
    painter.setPen(text);
    painter.drawText(QRect(0, height() - line, width(), line), Qt::AlignCenter,
                     fontMetrics().elidedText(caption_, Qt::ElideRight, width()));

    double right = 1.0;
    double top = 0.0;
    for (const QPointF& point : points_) {
        right = std::max(right, point.x());
        top = std::max(top, point.y());
    }
    top = top > 0.0 ? top : 1.0;
    const QString topText = QLocale().toString(top, 'g', 2);
    const int side = fontMetrics().horizontalAdvance(topText) + 2 * kGap;
    // Half a line more, so that the highest number stands clear of the axis's name.
    const QRectF room(side, 1.5 * line + kGap, width() - side - 2 * kGap,
                      height() - 3.5 * line - 3 * kGap);
    if (room.width() < 8 || room.height() < 8) {
        return;
    }
    painter.drawText(QRectF(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter, up_);
    painter.drawText(QRectF(0, room.bottom() + 1, width() - kGap, line),
                     Qt::AlignRight | Qt::AlignVCenter, across_);
    painter.setPen(faint);
    painter.drawLine(room.topLeft(), room.bottomLeft());
    painter.drawLine(room.bottomLeft(), room.bottomRight());
    if (points_.empty()) {
        return;
    }
    painter.setPen(text);
    painter.drawText(QRectF(0, room.top() - line / 2.0, side - kGap, line),
                     Qt::AlignRight | Qt::AlignVCenter, topText);
    painter.drawText(QRectF(0, room.bottom() - line / 2.0, side - kGap, line),
                     Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(0));
    const auto placeOf = [&](const QPointF& point) {
        return QPointF(room.left() + room.width() * point.x() / right,
                       room.bottom() - room.height() * point.y() / top);
    };
    const QColor colour = Theme::accentOn(palette().color(QPalette::Window));
    QPainterPath path(placeOf(points_.front()));
    for (const QPointF& point : points_) {
        path.lineTo(placeOf(point));
    }
    painter.setPen(QPen(colour, 2.0));
    painter.drawPath(path);
    painter.setBrush(colour);
    if (marked_) {
        for (const QPointF& point : points_) {
            painter.drawEllipse(placeOf(point), 3.0, 3.0);
        }
    }
    if (point_) {
        painter.setPen(QPen(text, 1.6));
        painter.setBrush(QColor(0xe6, 0x9f, 0x00));
        painter.drawEllipse(placeOf(*point_), 5.5, 5.5);
    }
}

}  // namespace disyre::ui
