// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <cmath>

namespace disyre::ui {

/// A RAS coordinate as its anatomical side and distance, in tenths of a millimetre: "L 12.5".
[[nodiscard]] inline QString anatomicalText(std::size_t axis, double millimetres) {
    static constexpr const char* kPositive = "RAS";
    static constexpr const char* kNegative = "LPI";
    const double tenths = std::round(millimetres * 10.0) / 10.0;
    return QString(QLatin1Char(tenths < 0 ? kNegative[axis] : kPositive[axis])) + u' ' +
           QLocale().toString(std::abs(tenths), 'f', 1);
}

}  // namespace disyre::ui
