// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/StepCurve.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

#include "ui/report/ReportTexts.h"

namespace disyre::ui {

namespace {

constexpr QSize kCurveSize(1200, 400);
constexpr QMargins kCurveMargins(190, 30, 40, 130);

}  // namespace

QImage stepCurve(const std::vector<StepRecord>& steps) {
    QImage image(kCurveSize, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = painter.font();
    font.setPixelSize(38);
    painter.setFont(font);
    painter.setPen(QPen(Qt::black, 2));
    const QRect area = QRect(QPoint(0, 0), kCurveSize).marginsRemoved(kCurveMargins);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.drawLine(area.bottomLeft(), area.topLeft());
    double most = 0.0;
    for (const StepRecord& step : steps) {
        most = std::max(most, step.meanGradient);
    }
    if (steps.empty() || !(most > 0.0)) {
        return image;
    }
    const auto place = [&](std::size_t i) {
        const double along = (static_cast<double>(i) + 0.5) / static_cast<double>(steps.size());
        return QPointF(area.left() + along * area.width(),
                       area.bottom() - steps[i].meanGradient / most * area.height());
    };
    QPolygonF line;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        line << place(i);
        painter.setBrush(Qt::black);
        painter.drawEllipse(place(i), 6, 6);
        painter.drawText(QRectF(place(i).x() - 80, area.bottom() + 10, 160, 46), Qt::AlignCenter,
                         QString::number(steps[i].t));
    }
    painter.drawPolyline(line);
    painter.drawText(QRect(area.left(), area.bottom() + 64, area.width(), 52), Qt::AlignCenter,
                     ReportTexts::tr("t at the beginning of the step"));
    painter.drawText(QRect(0, area.top() - 23, kCurveMargins.left() - 14, 46),
                     Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(most, 'g', 2));
    painter.drawText(QRect(0, area.bottom() - 24, kCurveMargins.left() - 14, 46),
                     Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(0));
    return image;
}

}  // namespace disyre::ui
