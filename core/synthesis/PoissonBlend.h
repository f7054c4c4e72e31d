// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/synthesis/Patch.h"

namespace disyre {

/// The pixels of `region` whose four neighbours all lie in `within`: where a Poisson solve may
/// change an image, with known values all around.
[[nodiscard]] PatchMask solvableRegion(const PatchMask& region, const PatchMask& within);

/// Gradients blended as (1 - alpha) grad(image) + alpha grad(source) where `inside` is not 0, and
/// integrated with the image's own values around it (Perez et al. 2003, Poisson image editing).
/// Only the source's gradients matter: one that differs from the image by a constant changes
/// nothing. Pixels on the array's border stay as they are. All three have one size; the result is
/// not clipped.
[[nodiscard]] Patch poissonBlend(const Patch& image, const Patch& source, const PatchMask& inside,
                                 double alpha);

}  // namespace disyre
