// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MeasureText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace disyre::ui {

namespace {

constexpr int kScoreDecimals = 4;

QString valuesText(const QString& layer, const EllipseStatistics& found, int decimals) {
    const QLocale locale;
    const auto number = [&](double value) { return locale.toString(value, 'f', decimals); };
    return QCoreApplication::translate("MeasureText", "%1: mean %2, sd %3, min %4, max %5")
        .arg(layer, number(found.mean), number(found.deviation), number(found.least),
             number(found.most));
}

}  // namespace

int decimalsOf(double range) {
    return std::clamp(3 - static_cast<int>(std::log10(range)), 0, 6);
}

QString rulerText(double millimetres) {
    return QCoreApplication::translate("MeasureText", "%1 mm")
        .arg(QLocale().toString(millimetres, 'f', 1));
}

QString ellipseText(const EllipseStatistics& scan, const EllipseStatistics& scores,
                    double squareMillimetresAVoxel, double range) {
    if (scan.voxels == 0) {
        return QCoreApplication::translate("MeasureText", "no voxel inside");
    }
    const QLocale locale;
    const double area = static_cast<double>(scan.voxels) * squareMillimetresAVoxel;
    const int voxels = static_cast<int>(scan.voxels);
    QStringList lines{
        QCoreApplication::translate("MeasureText", "area %1 mm², %n voxel(s)", "", voxels)
            .arg(locale.toString(area, 'f', area < 100 ? 1 : 0)),
        valuesText(QCoreApplication::translate("MeasureText", "scan"), scan, decimalsOf(range))};
    if (scores.voxels > 0) {
        lines << valuesText(QCoreApplication::translate("MeasureText", "score"), scores,
                            kScoreDecimals);
    }
    return lines.join(u'\n');
}

}  // namespace disyre::ui
