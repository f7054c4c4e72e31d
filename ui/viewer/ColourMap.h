// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include "ui/common/OverlayStyle.h"

namespace disyre::ui {

/// The colour of the whole inferno map, which begins with black.
/// @param fraction is clamped to the range from 0 to 1.
[[nodiscard]] QColor inferno(double fraction);

/// The colour of a map without its darkest part, which would look like a hole in the brain beneath.
/// @param fraction is clamped to the range from 0 to 1.
[[nodiscard]] QColor scoreColour(double fraction, ScoreMap map = ScoreMap::Inferno);

}  // namespace disyre::ui
