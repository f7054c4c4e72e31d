// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/base/Random.h"
#include "core/synthesis/AnomalyShape.h"
#include "core/synthesis/Patch.h"

namespace disyre {

/// What a synthetic anomaly does to the tissue inside its shape.
enum class AnomalyKind : std::uint8_t {
    Foreign,      ///< Tissue of another brain is blended in; the paper's only kind.
    Brightness,   ///< The tissue becomes brighter or darker.
    Deformation,  ///< The tissue grows or shrinks around a point and moves what is around it.
    Blur          ///< The tissue is blurred, so that borders within it are lost.
};

/// The shares of the kinds other than Foreign, each from 0 to 1 and at most 1 together; the rest of
/// the anomalies is Foreign. The paper has none of them (resources/manual/method.md, section 5).
struct AnomalyKinds {
    double brightness = 0.0;
    double deformation = 0.0;
    double blur = 0.0;
    /// Share of the anomalies of every kind but Deformation whose shape is a group of small spots.
    double spots = 0.0;

    [[nodiscard]] bool isForeignOnly() const {
        return brightness <= 0.0 && deformation <= 0.0 && blur <= 0.0 && spots <= 0.0;
    }
    bool operator==(const AnomalyKinds&) const = default;
};

/// Draws a kind with the odds of `kinds`.
[[nodiscard]] AnomalyKind drawKind(const AnomalyKinds& kinds, Random& random);

/// Draws one to six small round spots of 2 to 10 mm with soft edges, as a mask in [0, 1] on a
/// square of `sizes.box` pixels a side.
[[nodiscard]] Patch drawSpots(const ShapeSizes& sizes, Random& random);

/// Returns the patch made brighter or darker by 0.05 to 0.5, with equal odds, and clipped to
/// [0, 1].
[[nodiscard]] Patch changedBrightness(const Patch& image, Random& random);

/// Returns the patch blurred by a Gaussian of 1.5 to 5 pixels of a patch of 128.
[[nodiscard]] Patch blurredTissue(const Patch& image, const ShapeSizes& sizes, Random& random);

/// A patch in which the tissue around a point has grown or shrunk.
struct DeformedPatch {
    Patch image;
    Patch mask;  ///< 1 inside the disc in which pixels moved, and 0 elsewhere.
};

/// Lets the tissue around a random point of the brain grow or shrink, with equal odds. Inside a
/// disc of radius R the pixel at distance r from the point shows what was at distance
/// R (r / R)^(1 + a g), which magnifies the middle, or R (r / R)^(1 / (1 + a g)), which shrinks it;
/// at r = R nothing moves. The gain g is uniform in (0.3, 1.5). Half of the points lie in fluid,
/// where there is any, since fluid spaces are what grows in atrophy. Pixels that would show
/// something outside the brain stay as they are.
/// @param alpha the strength a of the deformation, in [0, 1].
/// @param brightTissue the intensity of bright healthy tissue; below a third of it is fluid.
[[nodiscard]] DeformedPatch deformed(const MaskedPatch& patch, const ShapeSizes& sizes,
                                     double alpha, double brightTissue, Random& random);

}  // namespace disyre
