// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/Random.h"
#include "core/synthesis/Patch.h"

namespace disyre {

/// Grey values that stand for tissue classes, to tie a bias to some of them.
enum class BiasCodebook {
    Authors,    ///< the authors' five, used for T1 and T2 alike
    UadImagT1,  ///< k-means of a later benchmark (Frotscher et al. 2025) on T1
    UadImagT2   ///< and on T2
};

/// Values in [0, 1], in the order in which they were published. Source: method brief, section 7.1.
[[nodiscard]] std::span<const float> centroids(BiasCodebook codebook);

/// For each pixel the index of the nearest centroid, the first of equally near ones.
[[nodiscard]] Array2<unsigned char> nearestCentroids(const Patch& image, BiasCodebook codebook);

/// Where the bias may act, in [0, 1]: the pixels of some of the classes, blurred by 1 pixel at 128.
/// A class is taken with probability n / (sum of n + 1000 pixels at 128), n its pixels with
/// mask > 0; where none is, all are.
[[nodiscard]] Patch drawBiasClasses(const Patch& image, const Patch& mask, BiasCodebook codebook,
                                    Random& random);

struct BiasedPatch {
    Patch image;
    double alpha = 0.0;  ///< the largest change that the bias made
};

/// The bias step of disentangled anomaly generation: clip(x + sign * U(0,1) * mask * classes).
[[nodiscard]] BiasedPatch drawBias(const Patch& image, const Patch& mask, BiasCodebook codebook,
                                   Random& random);

/// "authors", "uad-imag-t1", "uad-imag-t2".
[[nodiscard]] std::string toText(BiasCodebook codebook);
/// Throws SettingsError for an unknown name.
[[nodiscard]] BiasCodebook biasCodebookFromText(const std::string& text);

}  // namespace disyre
