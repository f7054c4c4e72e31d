// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/AreaPainter.h"

#include <QPainter>

#include <array>
#include <cstddef>

namespace disyre::ui {

namespace {

// Those of the marked regions in the plots; people with colour-blind eyes can tell them apart.
const std::array<QColor, 4> kColours{QColor(0xd5, 0x5e, 0x00), QColor(0x56, 0xb4, 0xe9),
                                     QColor(0x8f, 0xc9, 0x3a), QColor(0xcc, 0x79, 0xa7)};
// The opacity of the filling, of 255; the tissue below stays visible.
constexpr int kFilledAlpha = 90;
constexpr int kRimAlpha = 255;

}  // namespace

QColor areaColour(int area) {
    return kColours[static_cast<std::size_t>(area - 1) % kColours.size()];
}

QImage areaPicture(const std::vector<PaintedAreas::Label>& labels, int columns) {
    if (labels.empty() || columns <= 0) {
        return {};
    }
    const int rows = static_cast<int>(labels.size()) / columns;
    QImage picture(columns, rows, QImage::Format_ARGB32);
    picture.fill(Qt::transparent);
    const auto at = [&](int column, int row) {
        return column < 0 || row < 0 || column >= columns || row >= rows
                   ? 0
                   : labels[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                            static_cast<std::size_t>(column)];
    };
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const int label = at(column, row);
            if (label == 0) {
                continue;
            }
            const bool inner = at(column - 1, row) == label && at(column + 1, row) == label &&
                               at(column, row - 1) == label && at(column, row + 1) == label;
            QColor colour = areaColour(label);
            colour.setAlpha(inner ? kFilledAlpha : kRimAlpha);
            picture.setPixelColor(column, row, colour);
        }
    }
    return picture;
}

void paintAreas(QPainter& painter, const DrawnAreas& drawn) {
    if (drawn.picture.isNull()) {
        return;
    }
    painter.save();
    // The picture is mirrored where the view is: left and right in the radiological convention, and
    // top and bottom, because rows run upwards.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.translate(drawn.from);
    painter.scale((drawn.to.x() - drawn.from.x()) / drawn.picture.width(),
                  (drawn.to.y() - drawn.from.y()) / drawn.picture.height());
    painter.drawImage(QPointF(0, 0), drawn.picture);
    painter.restore();
}

void paintBrush(QPainter& painter, const DrawnBrush& brush) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const Qt::PenStyle line = brush.erases ? Qt::DashLine : Qt::SolidLine;
    for (const auto& [ink, thick] :
         {std::pair{QColor(0, 0, 0, 200), 3.5}, std::pair{QColor(0xff, 0xd8, 0x66), 1.5}}) {
        painter.setPen(QPen(ink, thick, line));
        painter.drawEllipse(brush.at, brush.radii.x(), brush.radii.y());
    }
    // The dark ground keeps the text readable on bright tissue.
    const QPointF place = brush.at + QPointF(brush.radii.x() + 6, 4);
    painter.fillRect(QFontMetricsF(painter.font())
                         .boundingRect(brush.text)
                         .translated(place)
                         .adjusted(-3, -1, 3, 1),
                     QColor(0, 0, 0, 200));
    painter.setPen(QColor(0xff, 0xd8, 0x66));
    painter.drawText(place, brush.text);
    painter.restore();
}

}  // namespace disyre::ui
