// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/synthesis/Patch.h"

namespace disyre {

/// Blurs the image with a Gaussian kernel that is cut off at 4 standard deviations; beyond the
/// edges the image is mirrored, and the edge pixel is repeated. The result agrees with scipy's
/// gaussian_filter. `sigma` is in pixels; a value of 0 or less changes nothing.
[[nodiscard]] Patch gaussianBlur(const Patch& image, double sigma);

}  // namespace disyre
