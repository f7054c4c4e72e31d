// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/image/Volume.h"
#include "core/restoration/Healing.h"

namespace disyre {

/// Upper quartile of scores: three quarters of them lie below it or equal it. None of none.
[[nodiscard]] std::optional<double> upperQuartile(std::vector<float> scores);

/// Upper quartile of a map over a brain on its grid; none where the brain has no voxel.
[[nodiscard]] std::optional<double> upperQuartile(const Volume& map, const Mask& brain);

/// How many times as high as the healthy scans behind `scores` a scan scores all over (see levelOf), by
/// which their threshold is to be raised for it. 1 where no scores or no quartile are given, or a region
/// alone was healed.
[[nodiscard]] double scanLevel(const HealthyScores* scores, const HealingSettings& settings,
                               std::optional<double> quartile);

}  // namespace disyre
