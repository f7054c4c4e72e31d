// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <vector>

#include "core/healing/Healing.h"

namespace disyre::ui {

/// Draws the mean change of each step of a healing over t, from the first step on the left to the
/// last one, black on white. It needs no display.
[[nodiscard]] QImage stepCurve(const std::vector<StepRecord>& steps);

}  // namespace disyre::ui
