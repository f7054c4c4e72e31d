// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"
#include "core/synthesis/Patch.h"

namespace disyre {

/// Independent standard normal values.
[[nodiscard]] Patch whiteNoise(int side, Random& random);

/// Standard normal values, one every 8 pixels, enlarged bilinearly, the grid laid at random
/// (Kascenas et al. 2022 draw 16 x 16 values for 128 x 128 pixels and shift the enlarged field
/// cyclically; this one has no seam). Between the values the variance is smaller than 1.
[[nodiscard]] Patch coarseNoise(int side, Random& random);

/// The spectrum of AnoDDPM's simplex noise (Wyatt et al. 2022).
struct SimplexOctaves {
    double wavelength;  ///< of the first octave in pixels; each next one's is half
    int octaves = 6;
    double persistence = 0.8;  ///< height of an octave over the one before
};

/// A plane through three-dimensional simplex noise (Perlin 2001) summed over octaves, with mean 0
/// and variance 1 over all draws. AnoDDPM too cuts three-dimensional noise, because
/// two-dimensional noise showed artefacts.
[[nodiscard]] Patch simplexNoise(int side, const SimplexOctaves& octaves, Random& random);

}  // namespace disyre
