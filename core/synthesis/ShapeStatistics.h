// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/synthesis/AnomalyShape.h"

namespace disyre {

/// What shapes of one kind look like. Shares are of 1.
struct ShapeStatistics {
    double meanCoverage = 0.0;    ///< of the anomaly's square
    double coverage5 = 0.0;       ///< 5th percentile
    double medianCoverage = 0.0;
    double coverage95 = 0.0;      ///< 95th percentile
    double touching = 0.0;        ///< share of shapes with a pixel on the square's border
    double borderCovered = 0.0;   ///< share of the border's pixels covered, mean over all shapes
};

/// The authors' free forms, simulated from their files. Source: method brief, section 1.2.
inline constexpr ShapeStatistics kAuthorsFreeForms{0.54, 0.18, 0.52, 0.94, 0.66, 0.18};

/// Measures `count` shapes, drawn before their edges are softened. Throws SettingsError for fewer
/// than one shape or a patch too small to hold one.
[[nodiscard]] ShapeStatistics shapeStatistics(ShapeKind kind, int patch, int count,
                                              std::uint64_t seed,
                                              FreeForms freeForms = FreeForms::Authors);

}  // namespace disyre
