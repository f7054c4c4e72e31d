// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"
#include "core/synthesis/Patch.h"

namespace disyre {

/// Draws independent standard normal values for a square of `side` pixels.
[[nodiscard]] Patch whiteNoise(int side, Random& random);

/// Draws a standard normal value every 8 pixels and interpolates them bilinearly; the grid of the
/// values is shifted at random. Between the grid points the variance is below 1. This is the noise
/// of the denoising autoencoder of Kascenas et al. (2022), who draw 16 x 16 values for 128 x 128
/// pixels and shift the enlarged field cyclically; this field has no seam.
[[nodiscard]] Patch coarseNoise(int side, Random& random);

/// The octaves that simplex noise is summed from; the defaults are those of AnoDDPM (Wyatt et al.
/// 2022).
struct SimplexOctaves {
    /// Wavelength of the first octave in pixels; each following octave has half the wavelength of
    /// the one before.
    double wavelength;
    int octaves = 6;
    /// Amplitude of an octave as a share of the amplitude of the one before.
    double persistence = 0.8;
};

/// Draws a planar cut through three-dimensional simplex noise (Perlin 2001) summed over octaves;
/// over all draws its mean is 0 and its variance 1. AnoDDPM cuts three-dimensional noise too,
/// because its authors saw artefacts in two-dimensional noise.
[[nodiscard]] Patch simplexNoise(int side, const SimplexOctaves& octaves, Random& random);

}  // namespace disyre
