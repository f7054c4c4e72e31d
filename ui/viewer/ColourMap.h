// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace disyre::ui {

/// The inferno colour map (black over purple and orange to pale yellow): evenly rising lightness,
/// so it reads the same without colour vision. `fraction` is clamped to 0..1.
[[nodiscard]] QColor inferno(double fraction);

/// Inferno without its darkest fifth, which would look like a hole in the brain beneath.
[[nodiscard]] QColor scoreColour(double fraction);

}  // namespace disyre::ui
