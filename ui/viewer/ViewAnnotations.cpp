// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/ViewAnnotations.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

#include "ui/viewer/FrameClock.h"

namespace disyre::ui {

namespace {

constexpr int kMargin = 8;
constexpr int kBarWidth = 16;
const QColor kInk(0xe8, 0xea, 0xed);
const QColor kHalo(0, 0, 0, 200);
const QColor kGroundOfText(0, 0, 0, 176);
const QColor kCrosshair(0x6c, 0xb8, 0xf6, 190);
const QColor kChosen(0xff, 0xd8, 0x66);
constexpr double kCrosshairGap = 12.0;

// Paints light text with a dark rim on a dark ground, which can be read on dark and on bright
// tissue.
void paintText(QPainter& painter, const QRectF& place, int flags, const QString& text,
               const QColor& ink = kInk) {
    if (text.isEmpty()) {
        return;
    }
    painter.fillRect(painter.boundingRect(place, flags, text).adjusted(-3, 0, 3, 0), kGroundOfText);
    painter.setPen(kHalo);
    for (const QPointF offset : {QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1)}) {
        painter.drawText(place.translated(offset), flags, text);
    }
    painter.setPen(ink);
    painter.drawText(place, flags, text);
}

// Paints a letter on a dark box, so that lines and tissue are not taken for a part of the letter.
void paintLetter(QPainter& painter, const QRectF& inside, int flags, const QString& letter) {
    if (letter.isEmpty()) {
        return;
    }
    const QRectF box = painter.boundingRect(inside, flags, letter).adjusted(-3, -1, 3, 1);
    painter.fillRect(box, kHalo);
    paintText(painter, inside, flags, letter);
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
    FrameClock::instance().schedule(this);
}

int ViewAnnotations::roomForBar(QSize view) {
    return view.width() < 360 || view.height() < 320 ? 0 : kBarWidth + 7 * kMargin;
}

void ViewAnnotations::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintAreas(painter, content_.areas);
    paintOutline(painter, content_.contour, contourColour(content_.bar.style));
    paintOutline(painter, content_.maskOutline);
    paintCrosshair(painter);
    paintMarks(painter);
    paintDivider(painter);
    paintCorners(painter);

    const QRectF inside = QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.3);
    painter.setFont(bold);
    const QRectF around = inside.adjusted(0, 0, -roomForBar(size()), 0);
    paintLetter(painter, around, Qt::AlignLeft | Qt::AlignVCenter, content_.letters[0]);
    paintLetter(painter, around, Qt::AlignRight | Qt::AlignVCenter, content_.letters[1]);
    paintLetter(painter, around, Qt::AlignHCenter | Qt::AlignTop, content_.letters[2]);
    paintLetter(painter, around, Qt::AlignHCenter | Qt::AlignBottom, content_.letters[3]);
    painter.setFont(font());

    paintScaleBar(painter);
    if (!small()) {
        paintBars(painter);
    }
    for (const DrawnMeasurement& measurement : content_.measurements) {
        paintMeasurement(painter, measurement, inside);
    }
    if (content_.brush) {
        paintBrush(painter, *content_.brush);
    }
}

void ViewAnnotations::paintCorners(QPainter& painter) const {
    const QRectF inside = QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);
    // The title ends before the middle, where the letter at the top stands.
    const double room = (inside.width() - roomForBar(size())) / 2 - 2 * kMargin;
    const QString title = small() ? content_.title.section(u'\n', 0, 0) : content_.title;
    paintText(painter, QRectF(inside.topLeft(), QSizeF(room, inside.height())),
              Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, title);
    QString corner = content_.convention;
    if (!content_.contrast.isEmpty() && !small()) {
        corner += u'\n' + content_.contrast;
    }
    paintText(painter, inside, Qt::AlignLeft | Qt::AlignBottom, corner);
}

void ViewAnnotations::paintCrosshair(QPainter& painter) const {
    if (!content_.crosshair) {
        return;
    }
    // The lines lie on whole pixels, so that they stay thin, and are open in the middle, so that
    // they do not cover what is there.
    const QPointF at(std::floor(content_.crosshair->x()) + 0.5,
                     std::floor(content_.crosshair->y()) + 0.5);
    painter.setPen(QPen(kCrosshair, 1.0));
    for (const QLineF& line : {QLineF(0, at.y(), at.x() - kCrosshairGap, at.y()),
                               QLineF(at.x() + kCrosshairGap, at.y(), width(), at.y()),
                               QLineF(at.x(), 0, at.x(), at.y() - kCrosshairGap),
                               QLineF(at.x(), at.y() + kCrosshairGap, at.x(), height())}) {
        painter.drawLine(line);
    }
}

void ViewAnnotations::paintMarks(QPainter& painter) const {
    // Numbers are written beside their region, so that they do not cover it, and those that would
    // cover another number are moved below it.
    std::vector<QRectF> taken;
    for (const NumberMark& mark : content_.marks) {
        QFont face = font();
        face.setBold(mark.isChosen);
        painter.setFont(face);
        const QString number = QLocale().toString(mark.number);
        const QPointF beside = mark.left.x() > mark.right.x() ? mark.left : mark.right;
        QRectF box = painter.boundingRect(QRectF(beside, QSizeF(1, 1)),
                                          Qt::AlignLeft | Qt::TextDontClip, number);
        box.translate(kMargin / 2.0, -box.height() / 2);
        for (std::size_t i = 0; i < taken.size(); ++i) {
            if (box.intersects(taken[i])) {
                box.moveTop(taken[i].bottom());
                i = 0;
            }
        }
        taken.push_back(box);
        if (mark.isChosen) {
            painter.fillRect(box.adjusted(-3, -1, 3, 1), kHalo);
        }
        paintText(painter, box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, number,
                  mark.colour.isValid() ? mark.colour : (mark.isChosen ? kChosen : kInk));
    }
    painter.setFont(font());
}

void ViewAnnotations::paintDivider(QPainter& painter) const {
    if (!content_.divider) {
        return;
    }
    const double x = std::floor(*content_.divider) + 0.5;
    for (const auto& [ink, thick] : {std::pair{kHalo, 4.0}, std::pair{kInk, 1.5}}) {
        painter.setPen(QPen(ink, thick));
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(kHalo, 1.0));
    painter.setBrush(kInk);
    const QPointF middle(x, height() / 2.0 + 32);
    painter.drawRoundedRect(QRectF(middle - QPointF(5, 14), QSizeF(10, 28)), 5, 5);
    painter.setBrush(Qt::NoBrush);
    if (small()) {
        return;
    }
    const double y = 3 * kMargin + QFontMetricsF(font()).height();
    const QRectF left(0, y, x - kMargin, 2 * kMargin + 8);
    const QRectF right(x + kMargin, y, width() - x, 2 * kMargin + 8);
    paintText(painter, left, Qt::AlignRight | Qt::AlignTop, tr("original"));
    paintText(painter, right, Qt::AlignLeft | Qt::AlignTop, content_.besideDivider);
}

void ViewAnnotations::paintBars(QPainter& painter) const {
    const double lineHeight = QFontMetricsF(font()).height();
    QRectF column(width() - kMargin - kBarWidth, 3 * kMargin + lineHeight, kBarWidth,
                  height() - 6 * kMargin - 3 * lineHeight);
    const bool scores = content_.bar.shown && content_.bar.maximum > 0;
    const bool difference = !content_.greyBar.title.isEmpty();
    const double between = lineHeight + 4 * kMargin;
    if (scores && difference) {
        column.setHeight((column.height() - between) / 2);
    }
    if (column.height() < 5 * lineHeight) {
        return;
    }
    if (scores) {
        paintColourBar(painter, column);
        column.translate(0, difference ? column.height() + between : 0);
    }
    if (difference) {
        paintGreyBar(painter, column);
    }
}

void ViewAnnotations::paintBarFrame(QPainter& painter, const QRectF& column,
                                    const QString& title) const {
    painter.setPen(QPen(kInk, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(column.adjusted(-0.5, -0.5, 0.5, 0.5));
    const double lineHeight = QFontMetricsF(font()).height();
    const QRectF place(0, column.top() - lineHeight - kMargin, width() - kMargin, lineHeight);
    paintText(painter, place, Qt::AlignRight | Qt::AlignVCenter, title);
}

void ViewAnnotations::paintBarNumber(QPainter& painter, const QRectF& column, double y,
                                     const QString& text) const {
    const double lineHeight = QFontMetricsF(font()).height();
    const QRectF place(column.left() - 120 - kMargin, y - lineHeight / 2, 120, lineHeight);
    paintText(painter, place, Qt::AlignRight | Qt::AlignVCenter, text);
}

void ViewAnnotations::paintGreyBar(QPainter& painter, const QRectF& column) const {
    const GreyBar& bar = content_.greyBar;
    for (int y = qRound(column.top()); y < qRound(column.bottom()); ++y) {
        const int grey = qRound(255 * (column.bottom() - y - 0.5) / column.height());
        painter.fillRect(QRectF(column.left(), y, column.width(), 1), QColor(grey, grey, grey));
    }
    paintBarFrame(painter, column, bar.title);
    const double lowest = bar.level - bar.window / 2;
    const auto signedText = [](double value) {
        return (value > 0 ? QString(u'+') : QString()) + QLocale().toString(value, 'g', 3);
    };
    paintBarNumber(painter, column, column.top(), signedText(lowest + bar.window));
    paintBarNumber(painter, column, column.bottom(), signedText(lowest));
    // No change is where a person looks for what is brighter or darker.
    const double zero = column.bottom() + column.height() * lowest / bar.window;
    const double lineHeight = QFontMetricsF(font()).height();
    if (zero > column.top() + lineHeight && zero < column.bottom() - lineHeight) {
        painter.setPen(QPen(kInk, 1));
        painter.drawLine(QPointF(column.left() - 4, zero), QPointF(column.left(), zero));
        paintBarNumber(painter, column, zero, tr("0: unchanged"));
    }
}

void ViewAnnotations::paintColourBar(QPainter& painter, const QRectF& column) const {
    const ColourBar& bar = content_.bar;
    const double lineHeight = QFontMetricsF(font()).height();
    const auto yOf = [&](double value) {
        return column.bottom() - column.height() * qBound(0.0, value / bar.maximum, 1.0);
    };

    const double thresholdY = yOf(bar.threshold);
    for (int y = qRound(column.top()); y < qRound(column.bottom()); ++y) {
        const double score = bar.maximum * (column.bottom() - y - 0.5) / column.height();
        QColor colour = overlayColour(bar.style, score, bar.threshold, bar.maximum);
        // Colours that are not shown in the picture are dimmed in the bar.
        if (colour.alphaF() < 0.25f) {
            colour = scoreColour(score / bar.maximum, bar.style.map);
            colour.setAlphaF(0.25f);
        }
        painter.fillRect(QRectF(column.left(), y, column.width(), 1), colour);
    }
    paintBarFrame(painter, column, bar.title);
    if (thresholdY - column.top() > lineHeight) {
        paintBarNumber(painter, column, column.top(), scoreText(bar.maximum));
    }
    if (column.bottom() - thresholdY > lineHeight) {
        paintBarNumber(painter, column, column.bottom(), scoreText(0));
    }
    // The threshold is marked by a line across the bar, an arrow head and its number.
    painter.setPen(QPen(kInk, 2));
    painter.drawLine(QPointF(column.left() - 4, thresholdY),
                     QPointF(column.right() + 4, thresholdY));
    QPainterPath head;
    head.moveTo(column.left() - 1, thresholdY);
    head.lineTo(column.left() - 8, thresholdY - 4);
    head.lineTo(column.left() - 8, thresholdY + 4);
    head.closeSubpath();
    painter.fillPath(head, kInk);
    paintBarNumber(painter, column.translated(-4, 0), thresholdY, scoreText(bar.threshold));
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
