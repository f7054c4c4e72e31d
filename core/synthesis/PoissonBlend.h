// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/synthesis/Patch.h"

namespace disyre {

/// Returns the pixels of `region` that lie in `within` together with their four neighbours. These
/// are the pixels that a Poisson solve may change, because known values surround them.
[[nodiscard]] PatchMask solvableRegion(const PatchMask& region, const PatchMask& within);

/// Blends two images in their gradients (Perez et al. 2003, "Poisson image editing"): where
/// `inside` is not 0 the gradients become (1 - alpha) grad(image) + alpha grad(source), and they
/// are integrated from the image's own values around that region. A source that differs from the
/// image by a constant therefore changes nothing. Pixels on the array's border stay as they are.
/// All three arrays have the same size; the result is not clipped. The equations are solved by
/// conjugate gradients until the residual is a millionth of the right side.
[[nodiscard]] Patch poissonBlend(const Patch& image, const Patch& source, const PatchMask& inside,
                                 double alpha);

}  // namespace disyre
