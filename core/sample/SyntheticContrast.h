// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/sample/LabelledBrain.h"

namespace disyre {

/// Contrasts that a T1 scan can be remade in.
enum class SyntheticContrast { T2, Flair };

/// "T2", "FLAIR".
[[nodiscard]] std::string toText(SyntheticContrast contrast);
[[nodiscard]] std::optional<SyntheticContrast> syntheticContrastFromText(const std::string& text);

/// A healthy T1 brain in another contrast, on the LabelledBrain's grid; no real scan of that contrast.
/// The T1 intensity becomes a new one by straight lines between fluid, grey and white matter, so that
/// voxels of two tissues lie between both, and bone stays dark; the three new levels are drawn for each brain. Each labelled
/// region has a gain of its own besides, that of the iron-rich nuclei below 1, blurred over its
/// borders; fresh noise is added. The brightest fluid (T2) or grey matter (FLAIR) is near 1; 0 outside
/// the brain. Depends on the brain and (seed, sample) alone.
[[nodiscard]] Grid<float> inContrast(const LabelledBrain& brain, SyntheticContrast contrast,
                                     std::uint64_t seed, std::uint64_t sample);

}  // namespace disyre
