// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"
#include "core/synthesis/Patch.h"

namespace disyre {

/// How differently other scanners would have shown a healthy brain. Training patches that vary in
/// these ways keep the network from learning the habits of one scanner as anatomy. Each value is
/// the share of the patches that are changed in this way, from 0 to 1
/// (resources/manual/method.md, section 6).
struct ScannerVariation {
    /// Patches multiplied by a smooth field: the exponential of a random quadratic polynomial in
    /// the patch's coordinates, between 0.6 and 1.6 at its extremes.
    double shading = 0.0;
    /// Patches whose intensities go through a random monotone curve that keeps 0 and the level of
    /// bright tissue: the contrast between fluid, grey and white matter becomes lower or higher.
    double contrast = 0.0;
    /// Patches with Rician noise, the noise of magnitude images, of a standard deviation of up to
    /// 0.05 before the magnitude is taken.
    double rician = 0.0;
    /// Patches that were sampled 1.2 to 3 times as coarsely along their rows or columns, and
    /// interpolated back.
    double coarse = 0.0;
    /// Slices averaged with the one or two that follow, as thicker slices would be.
    double thickSlices = 0.0;

    [[nodiscard]] bool isNone() const {
        return shading <= 0.0 && contrast <= 0.0 && rician <= 0.0 && coarse <= 0.0 &&
               thickSlices <= 0.0;
    }
    bool operator==(const ScannerVariation&) const = default;
};

/// Multiplies the image by a random smooth field.
void addShading(Patch& image, Random& random);

/// Sends the intensities of the image through a random monotone curve.
/// @param brightTissue the intensity that bright healthy tissue has and keeps, above 0.
void changeContrast(Patch& image, double brightTissue, Random& random);

/// Replaces each value v by sqrt((v + s a)^2 + (s b)^2), with standard normal a and b and s uniform
/// in (0, 0.05).
/// @param noise draws a and b.
void addRicianNoise(Patch& image, Random& random, Random& noise);

/// Samples the patch more coarsely along its rows or columns: the brain's values are averaged over
/// the length of a coarse pixel and interpolated linearly between the middles of coarse pixels.
/// Pixels outside the brain are absent, not dark, as when a coarse scan is prepared.
void sampleCoarsely(MaskedPatch& patch, Random& random);

/// Changes a patch in all the ways but thick slices, each with its own share. Values stay in
/// [0, infinity); the caller clips them and sets the background.
/// @param brightTissue as in changeContrast().
/// @param ownNoise draws the noise, if given, instead of `random`.
void varyScanner(MaskedPatch& patch, const ScannerVariation& variation, double brightTissue,
                 Random& random, Random* ownNoise);

}  // namespace disyre
