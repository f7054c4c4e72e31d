// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"
#include "core/synthesis/Patch.h"

namespace disyre {

/// A slice with its brain.
struct MaskedPatch {
    Patch image;
    PatchMask brain;
};

/// Along which axes patches are mirrored at random.
enum class Mirroring {
    BothAxes,  ///< the authors
    SidesOnly  ///< left and right: the brain stays upright, as every scan is when it is healed
};

/// A random patch of a slice, augmented as the authors do before corruption (method brief, section
/// 1.4): random crop of the brain's box, zero-padded to `side`; elastic deformation, rotation by up
/// to 15 degrees and zoom 0.75 to 1.25, each with probability 0.1; mirrored along each axis of `mirroring`
/// with probability 0.5; brightness, gamma (also of the inverted image), noise and blur, each with
/// probability 0.15. Blur lengths scale with side / 128. Unlike theirs, the background stays
/// exactly 0. Requires at least one brain pixel in the slice.
/// @param ownNoise what draws the values of the noise, where all else is to be as for another patch.
[[nodiscard]] MaskedPatch augmentedPatch(const MaskedPatch& slice, int side, Mirroring mirroring,
                                         Random& random, Random* ownNoise = nullptr);

}  // namespace disyre
