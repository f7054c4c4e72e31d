// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/ColourMap.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace disyre::ui {

namespace {

// Eleven evenly spaced samples of inferno and viridis (van der Walt and Smith, 2015, CC0). Between
// them colours are interpolated linearly, which is within two grey levels of the original maps.
using Anchors = std::array<QRgb, 11>;
constexpr Anchors kInferno{0xff000004, 0xff160b39, 0xff420a68, 0xff6a176e, 0xff932667, 0xffbc3754,
                           0xffdd513a, 0xfff37819, 0xfffca50a, 0xfff6d746, 0xfffcffa4};
constexpr Anchors kViridis{0xff440154, 0xff482475, 0xff414487, 0xff355f8d, 0xff2a788e, 0xff21918c,
                           0xff22a884, 0xff44bf70, 0xff7ad151, 0xffbddf26, 0xfffde725};
constexpr Anchors kGrey{0xff000000, 0xff1a1a1a, 0xff333333, 0xff4d4d4d, 0xff666666, 0xff808080,
                        0xff999999, 0xffb3b3b3, 0xffcccccc, 0xffe6e6e6, 0xffffffff};

QColor colourIn(const Anchors& anchors, double fraction) {
    const double position = std::clamp(fraction, 0.0, 1.0) * (anchors.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(position), anchors.size() - 2);
    const double part = position - static_cast<double>(low);
    const auto mix = [part](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * part));
    };
    const QRgb a = anchors[low];
    const QRgb b = anchors[low + 1];
    return QColor(mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b)));
}

QColor withoutDark(const Anchors& anchors, double darkest, double fraction) {
    return colourIn(anchors, darkest + (1.0 - darkest) * std::clamp(fraction, 0.0, 1.0));
}

}  // namespace

QColor inferno(double fraction) {
    return colourIn(kInferno, fraction);
}

QColor scoreColour(double fraction, ScoreMap map) {
    switch (map) {
        case ScoreMap::Viridis:
            return withoutDark(kViridis, 0.4, fraction);
        case ScoreMap::Grey:
            return withoutDark(kGrey, 0.3, fraction);
        case ScoreMap::Inferno:
            break;
    }
    return withoutDark(kInferno, 0.2, fraction);
}

}  // namespace disyre::ui
