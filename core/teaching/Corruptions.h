// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/image/Volume.h"
#include "core/synthesis/IntensityBias.h"
#include "core/synthesis/Patch.h"

namespace disyre {

/// A healthy slice and all that is needed to show it corrupted to any degree. All arrays have the
/// slice's size.
struct SliceCorruption {
    enum class Kind : std::uint8_t {
        Anomaly,  ///< A foreign patch is blended in by equation 1 of the DISYRE paper.
        Noise     ///< Noise is added inside the brain, as in DDPM.
    };

    Kind kind = Kind::Anomaly;
    Patch healthy;  ///< x0 in [0, 1], 0 outside the brain.
    Patch mixed;    ///< The foreign patch in [0, 1], or standard normal noise.
    Patch mask;     ///< m in [0, 1]: the soft shape, or the whole brain for noise.
    /// What version 2 adds at the largest strength, in [-1, 1]; empty without it.
    Patch bias;
};

/// A place that a foreign patch is taken from: its middle.
struct ForeignPlace {
    int slice = 0;
    int row = 0;
    int column = 0;
    bool operator==(const ForeignPlace&) const = default;
};

/// Returns an axial slice of a scan in model space with its brain. `z` must be a slice of it.
[[nodiscard]] MaskedPatch axialSliceOf(const Volume& image, const Mask& mask, int z);

/// Returns the drawn shape as a soft mask in [0, 1]: blurred by a Gaussian and 0 outside the brain.
/// @param softness the Gaussian's standard deviation in pixels; 0 keeps the edge hard.
[[nodiscard]] Patch softMask(const PatchMask& shape, const PatchMask& brain, double softness);

/// Draws the middle of a foreign patch with equal odds among the slices with brain and then among
/// the brain pixels of the slice.
/// @param other than this slice, if the scan has another one with brain.
/// Returns nothing if the mask is empty.
[[nodiscard]] std::optional<ForeignPlace> drawForeignPlace(const Mask& mask, std::uint64_t seed,
                                                           int other = -1);

/// Cuts a foreign patch so that its middle comes to lie at (row, column) of a slice of `height`
/// rows of `width` pixels; it is 0 beyond the end of its scan.
[[nodiscard]] Patch foreignPatch(const Volume& image, const ForeignPlace& place, int height,
                                 int width, int row, int column);

/// Puts a foreign patch into a slice.
/// @param mask from softMask().
/// @param version2 the codebook of the texture and bias steps of DISYRE version 2
/// (resources/manual/method.md, section 5), or nothing for the first version. The strength, sign
/// and tissue classes of the bias are drawn with `seed`, which nothing else depends on.
[[nodiscard]] SliceCorruption anomalyIn(const MaskedPatch& slice, const Patch& mask,
                                        const Patch& foreign, std::optional<BiasCodebook> version2,
                                        std::uint64_t seed);

/// The noises of DDPM (Ho et al. 2020) and of AnoDDPM (Wyatt et al. 2022).
enum class NoiseKind : std::uint8_t { Gaussian, Simplex };

/// Adds noise to a slice's brain, drawn with `seed`.
/// @param wavelength the first wavelength of simplex noise in pixels; Gaussian noise has none.
[[nodiscard]] SliceCorruption noiseIn(const MaskedPatch& slice, NoiseKind kind, double wavelength,
                                      std::uint64_t seed);

/// Returns x_t for this strength in [0, 1]. For an anomaly that is equation 1, after which the bias
/// of version 2 is added, times alpha, and clipped to [0, 1]. For noise it is
/// sqrt(1 - alpha^2) x0 + alpha noise inside the brain, which is not clipped
/// (resources/manual/method.md, section 7).
[[nodiscard]] Patch corruptedBy(const SliceCorruption& corruption, double alpha);

}  // namespace disyre
