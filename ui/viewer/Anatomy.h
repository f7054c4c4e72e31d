// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <cmath>

namespace disyre::ui {

/// Writes a RAS coordinate as its anatomical side and its distance, rounded to a tenth of a
/// millimetre, for instance "L 12.5".
/// @param axis 0 for right and left, 1 for anterior and posterior, 2 for superior and inferior.
[[nodiscard]] inline QString anatomicalText(std::size_t axis, double millimetres) {
    static constexpr const char* kPositive = "RAS";
    static constexpr const char* kNegative = "LPI";
    const double tenths = std::round(millimetres * 10.0) / 10.0;
    return QString(QLatin1Char(tenths < 0 ? kNegative[axis] : kPositive[axis])) + u' ' +
           QLocale().toString(std::abs(tenths), 'f', 1);
}

}  // namespace disyre::ui
