// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/synthesis/Patch.h"

namespace disyre {

/// Gaussian filter with the kernel cut at 4 sigma and edges mirrored (half-sample symmetric), the
/// same as scipy's gaussian_filter. `sigma` in pixels; 0 or less changes nothing.
[[nodiscard]] Patch gaussianBlur(const Patch& image, double sigma);

}  // namespace disyre
