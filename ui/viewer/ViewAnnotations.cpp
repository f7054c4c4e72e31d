// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/ViewAnnotations.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>


namespace disyre::ui {

namespace {

constexpr int kMargin = 8;
constexpr int kBarWidth = 16;
const QColor kInk(0xe8, 0xea, 0xed);
const QColor kHalo(0, 0, 0, 200);

// Light text with a dark rim can be read on dark and on bright tissue.
void paintText(QPainter& painter, const QRectF& place, int flags, const QString& text,
               const QColor& ink = kInk) {
    painter.setPen(kHalo);
    for (const QPointF offset : {QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1)}) {
        painter.drawText(place.translated(offset), flags, text);
    }
    painter.setPen(ink);
    painter.drawText(place, flags, text);
}

QString scoreText(double value) {
    return QLocale().toString(value, 'g', 3);
}

}  // namespace

ViewAnnotations::ViewAnnotations(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
}

void ViewAnnotations::setContent(const Content& content) {
    content_ = content;
    update();
}

void ViewAnnotations::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::TextAntialiasing);
    const QRectF inside = QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);

    paintText(painter, inside, Qt::AlignLeft | Qt::AlignTop, content_.title);
    QString corner = content_.convention;
    if (!content_.contrast.isEmpty()) {
        corner += u'\n' + content_.contrast;
    }
    paintText(painter, inside, Qt::AlignLeft | Qt::AlignBottom, corner);

    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.3);
    painter.setFont(bold);
    paintText(painter, inside, Qt::AlignLeft | Qt::AlignVCenter, content_.letters[0]);
    const double beside = content_.bar.shown ? kBarWidth + 7 * kMargin : 0;
    paintText(painter, inside.adjusted(0, 0, -beside, 0), Qt::AlignRight | Qt::AlignVCenter,
              content_.letters[1]);
    paintText(painter, inside, Qt::AlignHCenter | Qt::AlignTop, content_.letters[2]);
    paintText(painter, inside, Qt::AlignHCenter | Qt::AlignBottom, content_.letters[3]);
    painter.setFont(font());

    paintScaleBar(painter);
    paintColourBar(painter);
}

void ViewAnnotations::paintColourBar(QPainter& painter) const {
    const ColourBar& bar = content_.bar;
    if (!bar.shown || bar.maximum <= 0) {
        return;
    }
    const QFontMetricsF metrics(font());
    const double lineHeight = metrics.height();
    const QRectF column(width() - kMargin - kBarWidth, 3 * kMargin + lineHeight, kBarWidth,
                        height() - 6 * kMargin - 3 * lineHeight);
    if (column.height() < 5 * lineHeight) {
        return;
    }
    const auto yOf = [&](double value) {
        return column.bottom() - column.height() * qBound(0.0, value / bar.maximum, 1.0);
    };

    const double thresholdY = yOf(bar.threshold);
    for (int y = qRound(column.top()); y < qRound(column.bottom()); ++y) {
        const double score = bar.maximum * (column.bottom() - y - 0.5) / column.height();
        QColor colour = overlayColour(bar.look, score, bar.threshold, bar.maximum);
        // What is not shown in the picture is dimmed here.
        if (colour.alphaF() < 0.25f) {
            colour = scoreColour(score / bar.maximum, bar.look.map);
            colour.setAlphaF(0.25f);
        }
        painter.fillRect(QRectF(column.left(), y, column.width(), 1), colour);
    }
    painter.setPen(QPen(kInk, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(column.adjusted(-0.5, -0.5, 0.5, 0.5));

    const QRectF title(0, column.top() - lineHeight - kMargin, width() - kMargin, lineHeight);
    paintText(painter, title, Qt::AlignRight | Qt::AlignVCenter, bar.title);

    const auto label = [&](double y, const QString& text) {
        const QRectF place(column.left() - 120 - kMargin, y - lineHeight / 2, 120, lineHeight);
        paintText(painter, place, Qt::AlignRight | Qt::AlignVCenter, text);
    };
    if (thresholdY - column.top() > lineHeight) {
        label(column.top(), scoreText(bar.maximum));
    }
    if (column.bottom() - thresholdY > lineHeight) {
        label(column.bottom(), scoreText(0));
    }
    // The threshold: a line across the bar, an arrow head and its number.
    painter.setPen(QPen(kInk, 2));
    painter.drawLine(QPointF(column.left() - 4, thresholdY),
                     QPointF(column.right() + 4, thresholdY));
    QPainterPath head;
    head.moveTo(column.left() - 1, thresholdY);
    head.lineTo(column.left() - 8, thresholdY - 4);
    head.lineTo(column.left() - 8, thresholdY + 4);
    head.closeSubpath();
    painter.fillPath(head, kInk);
    const QRectF number(column.left() - 120 - 12, thresholdY - lineHeight / 2, 120, lineHeight);
    paintText(painter, number, Qt::AlignRight | Qt::AlignVCenter, scoreText(bar.threshold));
}

void ViewAnnotations::paintScaleBar(QPainter& painter) const {
    if (content_.pixelsPerMillimetre <= 0) {
        return;
    }
    double length = 0;
    for (const double candidate : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0}) {
        if (candidate * content_.pixelsPerMillimetre <= width() / 5.0) {
            length = candidate;
        }
    }
    if (length <= 0) {
        return;
    }
    const double right = width() - kMargin;
    const double left = right - length * content_.pixelsPerMillimetre;
    const double bottom = height() - kMargin - 0.5;
    for (const auto& [ink, thick] : {std::pair{kHalo, 4.0}, std::pair{kInk, 2.0}}) {
        painter.setPen(QPen(ink, thick, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(left, bottom), QPointF(right, bottom));
        painter.drawLine(QPointF(left + 1, bottom - 5), QPointF(left + 1, bottom));
        painter.drawLine(QPointF(right - 1, bottom - 5), QPointF(right - 1, bottom));
    }
    const double lineHeight = QFontMetricsF(font()).height();
    paintText(painter, QRectF(0, bottom - 6 - lineHeight, right, lineHeight),
              Qt::AlignRight | Qt::AlignVCenter, tr("%1 mm").arg(length));
}

}  // namespace disyre::ui
