// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/ColourMap.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace disyre::ui {

namespace {

// Eleven evenly spaced samples of inferno (van der Walt and Smith, 2015, CC0); in between straight
// lines are within two grey levels of it.
constexpr std::array<QRgb, 11> kAnchors{0xff000004, 0xff160b39, 0xff420a68, 0xff6a176e,
                                        0xff932667, 0xffbc3754, 0xffdd513a, 0xfff37819,
                                        0xfffca50a, 0xfff6d746, 0xfffcffa4};

}  // namespace

QColor inferno(double fraction) {
    const double position = std::clamp(fraction, 0.0, 1.0) * (kAnchors.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(position), kAnchors.size() - 2);
    const double part = position - static_cast<double>(low);
    const auto mix = [part](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * part));
    };
    const QRgb a = kAnchors[low];
    const QRgb b = kAnchors[low + 1];
    return QColor(mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b)));
}

QColor scoreColour(double fraction) {
    constexpr double kDarkest = 0.2;
    return inferno(kDarkest + (1.0 - kDarkest) * std::clamp(fraction, 0.0, 1.0));
}

}  // namespace disyre::ui
