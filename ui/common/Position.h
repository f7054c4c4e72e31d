// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <array>
#include <cmath>

namespace disyre::ui {

/// Writes a RAS coordinate as its anatomical side and its distance in millimetres, rounded to a
/// tenth, for instance "L 12.5" or "R 33".
/// @param axis 0 for right and left, 1 for anterior and posterior, 2 for superior and inferior.
[[nodiscard]] inline QString sideText(std::size_t axis, double millimetres) {
    static constexpr const char* kPositive = "RAS";
    static constexpr const char* kNegative = "LPI";
    const double tenths = std::round(millimetres * 10.0) / 10.0;
    const bool isWhole = tenths == std::round(tenths);
    return QString(QLatin1Char(tenths < 0 ? kNegative[axis] : kPositive[axis])) + u' ' +
           QLocale().toString(std::abs(tenths), 'f', isWhole ? 0 : 1);
}

/// Writes a place as the whole program does: "R 33, P 40, S 26 mm".
[[nodiscard]] inline QString positionText(const std::array<double, 3>& millimetres) {
    return QStringLiteral("%1, %2, %3 mm")
        .arg(sideText(0, millimetres[0]), sideText(1, millimetres[1]), sideText(2, millimetres[2]));
}

}  // namespace disyre::ui
