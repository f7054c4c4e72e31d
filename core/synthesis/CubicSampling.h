// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/synthesis/Patch.h"

namespace disyre {

/// The image between its pixels by Catmull-Rom splines, with 0 beyond the border. At a pixel's own
/// position it is that pixel; elsewhere it can overshoot the pixels around.
[[nodiscard]] float sampleCubic(const Patch& image, double row, double column);

}  // namespace disyre
