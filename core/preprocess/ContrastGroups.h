// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// What a brain looks like from afar: mean intensity, and share of brain, in each cell of a coarse
/// grid over its box. Enough to tell one contrast (T1, T2, ...) from another, whoever the subject.
struct ContrastSignature {
    std::vector<float> means;
    std::vector<float> shares;  ///< 0 to 1
};

/// @param image,mask a prepared scan: RAS, cut to the brain's box, intensities scaled.
[[nodiscard]] ContrastSignature contrastSignature(const Volume& image, const Mask& mask);

/// Correlation of the cells' means, weighted by the brain both have there; -1 to 1. Of 40 healthy
/// T1 scans the least similar pair has .80; T2 scans reach .25 at most with them.
[[nodiscard]] double contrastSimilarity(const ContrastSignature& a, const ContrastSignature& b);

/// Scans of one contrast, by number: groups within which each is like at least one other
/// (contrastSimilarity() of 0.5 or more), the largest first. More than one group means that
/// modalities are mixed.
[[nodiscard]] std::vector<std::vector<std::size_t>> contrastGroups(
    std::span<const ContrastSignature> scans);

}  // namespace disyre
