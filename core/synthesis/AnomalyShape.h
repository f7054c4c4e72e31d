// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"
#include "core/synthesis/Patch.h"

namespace disyre {

/// The family that the shape of a synthetic anomaly belongs to.
enum class ShapeKind { Box, Disc, FreeForm };

/// Lengths, in pixels, that synthetic anomalies are drawn with for a given patch side. They are the
/// authors' lengths for a patch of 128 pixels at 1 mm (resources/manual/method.md, section 4) and
/// scale with the patch, so that a patch that covers as many millimetres at another voxel size
/// holds anomalies of the same millimetres.
struct ShapeSizes {
    /// @param patch the side of the square patch in pixels.
    explicit ShapeSizes(int patch);
    int box;  ///< Side of the square that holds the anomaly, which is half the patch's side.
    /// Shortest side of a box and smallest diameter of a disc; 10 in a patch of 128.
    int smallest;
    int largest;  ///< Longest side of a box and largest diameter of a disc; 44 in a patch of 128.
    /// Distance that a disc keeps from the border of its square; 10 in a patch of 128.
    int discMargin;
    /// Largest standard deviation of the Gaussian that softens edges; 4 in a patch of 128.
    double blurSigma;
    double pixel;  ///< Length that stands for one pixel of a patch of 128.
};

/// The family of free forms (irregular blobs) that anomalies are drawn from.
enum class FreeForms {
    /// These touch the border of their square more often than the authors' forms do. The first
    /// model that was shipped was trained with them; the present one was not.
    Wide,
    /// These cover as much of their square, and touch its border as often, as the authors' stored
    /// forms (resources/manual/method.md, section 4).
    Authors
};

/// How the edges of anomalies are softened by a Gaussian blur of the binary shape.
struct EdgeSoftening {
    /// Share of the shapes that are blurred, from 0 to 1.
    double probability = 0.7;
    /// If true, the blur's standard deviation is 0, 1, 2, 3 or 4 pixels (in a patch of 128) with
    /// equal odds, which is what the authors' code does. If false, it is uniform in (0,
    /// ShapeSizes::blurSigma), which is what the authors meant.
    bool authorsSteps = false;
};

/// Draws a binary shape on a square of `sizes.box` pixels a side; the shape is never empty. The two
/// sides of a box are drawn independently, and half of the boxes are turned by up to 15 degrees.
/// Free forms are large irregular blobs that cover about half of the square (the 5th percentile is
/// 18 %, the 95th 94 %) and often touch its border.
[[nodiscard]] PatchMask drawShape(ShapeKind kind, const ShapeSizes& sizes, Random& random,
                                  FreeForms freeForms = FreeForms::Authors);

/// Draws a shape of one of the three kinds, with equal odds, and returns it as a soft mask in [0,
/// 1] of `sizes.box` pixels a side. The blur stays inside the square, so a shape that reaches the
/// square's border keeps a hard edge there, as in the authors' code.
[[nodiscard]] Patch drawSoftShape(const ShapeSizes& sizes, Random& random,
                                  const EdgeSoftening& softening = {},
                                  FreeForms freeForms = FreeForms::Authors);

}  // namespace disyre
