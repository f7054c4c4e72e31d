// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/synthesis/Patch.h"

namespace disyre {

/// Interpolates the image at a position between its pixels with Catmull-Rom splines; beyond the
/// border the image counts as 0. At the position of a pixel the result is that pixel's value;
/// elsewhere the result can lie outside the range of the pixels around it.
[[nodiscard]] float sampleCubic(const Patch& image, double row, double column);

}  // namespace disyre
