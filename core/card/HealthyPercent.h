// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/card/HealthyScores.h"

namespace disyre {

/// Returns how many per cent of the voxels of healthy brains score less than `score`, interpolated
/// between the percentiles of the card. Below the lowest and above the highest of them it is that
/// percentile itself. Nothing is returned if the card holds fewer than two.
[[nodiscard]] std::optional<double> healthyPercent(const HealthyScores& scores, double score);

}  // namespace disyre
