// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/anatomy/LabelledBrain.h"

namespace disyre {

/// The contrasts that a T1 scan can be recomputed in.
enum class SyntheticContrast { T2, Flair };

/// Returns "T2" or "FLAIR".
[[nodiscard]] std::string toText(SyntheticContrast contrast);
/// Reads the names that toText() writes; returns nothing for any other text.
[[nodiscard]] std::optional<SyntheticContrast> syntheticContrastFromText(const std::string& text);

/// Recomputes a healthy T1 brain in another contrast, on the grid of the LabelledBrain; the result
/// imitates a scan of that contrast and is none. The T1 intensity is mapped to a new one by
/// straight lines between the levels of fluid, grey and white matter, so that a voxel of two
/// tissues lies between both, and bone stays dark. The three new levels are drawn for each brain.
/// In addition each labelled region has a gain of its own, which is below 1 for the nuclei rich in
/// iron and is blurred across the region's borders. Fresh noise is added. The brightest fluid (T2)
/// or grey matter (FLAIR) is near 1, and everything outside the brain is 0. The result depends only
/// on the brain and (seed, sample).
[[nodiscard]] Grid<float> inContrast(const LabelledBrain& brain, SyntheticContrast contrast,
                                     std::uint64_t seed, std::uint64_t sample);

}  // namespace disyre
