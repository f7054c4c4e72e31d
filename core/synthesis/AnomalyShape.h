// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"
#include "core/synthesis/Patch.h"

namespace disyre {

enum class ShapeKind { Box, Disc, FreeForm };

/// Sizes of synthetic anomalies in pixels, for a patch side. The method brief (section 1.2) gives
/// them for 128 pixels at 1 mm; they scale with the patch, so that millimetres stay the same.
struct ShapeSizes {
    explicit ShapeSizes(int patch);
    int box;           ///< side of the square that holds the anomaly: half the patch
    int smallest;      ///< side of a box or diameter of a disc: 10 at 128
    int largest;       ///< 44 at 128
    int discMargin;    ///< 10 at 128
    double blurSigma;  ///< largest edge softening: 4 at 128
    double pixel;      ///< 1 at 128
};

/// Which free forms are drawn.
enum class FreeForms {
    Wide,   ///< touch the square's border more often than the authors': the shipped models' own
    Authors ///< their coverage and their contact with the border (brief, section 1.2)
};

/// How the edges of anomalies are softened.
struct EdgeSoftening {
    double probability = 0.7;
    /// Sigma is one of 0, 1, 2, 3, 4 pixels at 128, with equal odds, as the authors' code has it;
    /// otherwise it is uniform in (0, ShapeSizes::blurSigma), as they meant it.
    bool authorsSteps = false;
};

/// A binary shape on a `sizes.box` square, never empty. Boxes have independent sides and are turned
/// by up to 15 degrees half of the time; free forms are large irregular blobs that cover about half
/// of the square (5th percentile 18 %, 95th 94 %) and often touch its border.
[[nodiscard]] PatchMask drawShape(ShapeKind kind, const ShapeSizes& sizes, Random& random,
                                  FreeForms freeForms = FreeForms::Authors);

/// One of the three kinds with equal odds, as a soft mask: blurred inside the square.
[[nodiscard]] Patch drawSoftShape(const ShapeSizes& sizes, Random& random,
                                  const EdgeSoftening& softening = {},
                                  FreeForms freeForms = FreeForms::Authors);

}  // namespace disyre
