// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/synthesis/AnomalyShape.h"

namespace disyre {

/// Statistics of many shapes of one kind; all values are shares between 0 and 1. The coverage of a
/// shape is the share of its anomaly square that it fills.
struct ShapeStatistics {
    double meanCoverage = 0.0;  ///< Mean coverage over the shapes.
    double coverage5 = 0.0;     ///< The 5th percentile of the coverage.
    double medianCoverage = 0.0;
    double coverage95 = 0.0;  ///< The 95th percentile of the coverage.
    /// Share of the shapes that have a pixel on the border of their square.
    double touching = 0.0;
    /// Share of the border's pixels that a shape covers, averaged over all shapes.
    double borderCovered = 0.0;
};

/// The statistics of the authors' free forms, simulated from their files
/// (resources/manual/method.md, section 4).
inline constexpr ShapeStatistics kAuthorsFreeForms{0.54, 0.18, 0.52, 0.94, 0.66, 0.18};

/// Draws `count` shapes for patches of `patch` pixels a side and measures them; their edges are not
/// softened. Throws SettingsError if `count` is below 1 or `patch` below 8.
[[nodiscard]] ShapeStatistics shapeStatistics(ShapeKind kind, int patch, int count,
                                              std::uint64_t seed,
                                              FreeForms freeForms = FreeForms::Authors);

}  // namespace disyre
