// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

namespace disyre::ui {

/// Maps whose lightness rises evenly, so that they read the same without colour vision.
enum class ScoreMap {
    Inferno,  ///< purple over orange to pale yellow
    Viridis,  ///< its bright part, blue-green to yellow: no dark colours for a projector to lose
    Grey
};
inline constexpr std::array kScoreMaps{ScoreMap::Inferno, ScoreMap::Viridis, ScoreMap::Grey};

/// The whole inferno map, from black on. `fraction` is clamped to 0..1.
[[nodiscard]] QColor inferno(double fraction);

/// A map without its darkest part, which would look like a hole in the brain beneath.
[[nodiscard]] QColor scoreColour(double fraction, ScoreMap map = ScoreMap::Inferno);

}  // namespace disyre::ui
