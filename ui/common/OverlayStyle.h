// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace disyre::ui {

/// Colour maps whose lightness rises evenly, so that they read the same without colour vision.
enum class ScoreMap {
    Inferno,  ///< purple over orange to pale yellow
    /// The bright part of viridis, from blue-green to yellow, because projectors lose dark colours.
    Viridis,
    Grey
};
inline constexpr std::array kScoreMaps{ScoreMap::Inferno, ScoreMap::Viridis, ScoreMap::Grey};

/// What the threshold does to the anomaly overlay.
enum class ThresholdMeaning {
    HideBelow,  ///< scores below the threshold are not shown
    FadeBelow,  ///< the lower a score lies below the threshold, the fainter it is shown
    Outline,    ///< only the border of the region at or above the threshold is shown, in one colour
    Fill        ///< the region at or above the threshold is shown in one colour
};

/// How the anomaly overlay is drawn; the person chooses it, and the settings remember it.
struct OverlayStyle {
    ScoreMap map = ScoreMap::Inferno;
    ThresholdMeaning meaning = ThresholdMeaning::HideBelow;
    bool operator==(const OverlayStyle&) const = default;
};

}  // namespace disyre::ui
