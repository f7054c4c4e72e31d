// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"
#include "core/synthesis/Patch.h"
#include "core/synthesis/ScannerVariation.h"

namespace disyre {

/// The axes along which patches are mirrored at random.
enum class Mirroring {
    BothAxes,  ///< Patches are mirrored along both axes, as the authors do.
    /// Patches are mirrored left to right only, so that the brain stays upright, as it is in every
    /// scan that is healed.
    SidesOnly
};

/// How healthy patches are augmented, beside what the authors do.
struct PatchAugmentation {
    Mirroring mirroring = Mirroring::BothAxes;
    ScannerVariation scanner = {};
    /// The intensity of bright healthy tissue in model space (IntensityRule::quantileValue), which
    /// changes of contrast keep.
    double brightTissue = 1.0;
};

/// Cuts a random square patch of `side` pixels from a slice and augments it as the authors do
/// before corruption (resources/manual/method.md, section 6). The patch is a random crop of the
/// brain's bounding box, padded with zeros. Elastic deformation, rotation by up to 15 degrees and
/// zoom by 0.75 to 1.25 are each applied with probability 0.1; mirroring along each axis that is
/// allowed with probability 0.5; what other scanners do, if asked for; a change of brightness, of
/// gamma, of gamma in the inverted image, noise, and blur with probability 0.15 each. The length of
/// the blur scales with side / 128. Unlike in the authors' code, the background stays exactly 0.
/// The slice must hold at least one brain pixel.
/// @param ownNoise draws the values of the noise, if given; every other choice still comes from
/// `random`. Two patches drawn with equal states of `random` are then augmented alike and differ in
/// their noise only.
[[nodiscard]] MaskedPatch augmentedPatch(const MaskedPatch& slice, int side,
                                         const PatchAugmentation& augmentation, Random& random,
                                         Random* ownNoise = nullptr);

}  // namespace disyre
