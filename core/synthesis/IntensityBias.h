// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/Random.h"
#include "core/synthesis/Patch.h"

namespace disyre {

/// A codebook: grey values that stand for tissue classes, so that an intensity bias can be tied to
/// some of the classes.
enum class BiasCodebook {
    Authors,  ///< The DISYRE authors' five values, which they use for T1 and T2 alike.
    /// Five values found by k-means on T1 scans in a later benchmark (Frotscher et al. 2025, arXiv
    /// 2512.01534).
    UadImagT1,
    /// Five values found by k-means on T2 scans in the benchmark of Frotscher et al. 2025.
    UadImagT2
};

/// Returns the codebook's grey values in [0, 1], in the order in which they were published
/// (resources/manual/method.md, section 5).
[[nodiscard]] std::span<const float> centroids(BiasCodebook codebook);

/// Returns for each pixel the index of the nearest grey value of the codebook; of equally near ones
/// the first is taken.
[[nodiscard]] Array2<unsigned char> nearestCentroids(const Patch& image, BiasCodebook codebook);

/// Draws where a bias may act, as a mask in [0, 1]: the pixels of the chosen tissue classes,
/// blurred by 1 pixel (in a patch of 128). Of all pixels where `mask` is above 0, let n belong to a
/// class and N to all classes together; the class is then chosen with probability n / (N + 1000),
/// where the 1000 pixels belong to a patch of 128 and scale with its area. If no class is chosen,
/// all are.
[[nodiscard]] Patch drawBiasClasses(const Patch& image, const Patch& mask, BiasCodebook codebook,
                                    Random& random);

/// A patch after the bias step.
struct BiasedPatch {
    Patch image;
    double alpha = 0.0;  ///< Largest absolute change that the bias made to a pixel.
};

/// Applies the intensity bias of disentangled anomaly generation (DISYRE version 2): clip(x + s * a
/// * mask * classes) to [0, 1], with the strength a uniform in (0, 1), the sign s of 1 or -1 with
/// equal odds and the classes from drawBiasClasses().
[[nodiscard]] BiasedPatch drawBias(const Patch& image, const Patch& mask, BiasCodebook codebook,
                                   Random& random);

/// Returns "authors", "uad-imag-t1" or "uad-imag-t2".
[[nodiscard]] std::string toText(BiasCodebook codebook);
/// Reads the names that toText() writes; throws SettingsError for any other text.
[[nodiscard]] BiasCodebook biasCodebookFromText(const std::string& text);

}  // namespace disyre
