// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/healing/Healing.h"
#include "core/image/Volume.h"

namespace disyre {

/// Returns the upper quartile of scores: three quarters of them are at most this value. It is empty
/// if there are no scores.
[[nodiscard]] std::optional<double> upperQuartile(std::vector<float> scores);

/// Returns the upper quartile of a map over a brain on the same grid; it is empty if the brain has
/// no voxel.
[[nodiscard]] std::optional<double> upperQuartile(const Volume& map, const Mask& brain);

/// Returns the level of a scan: how many times as high it scores all over as the healthy scans
/// behind `scores` do (see levelOf()). Their threshold is multiplied by it. The level is 1 if no
/// scores or no quartile are given, or if only a region was healed (resources/manual/method.md,
/// section 16).
[[nodiscard]] double scanLevel(const HealthyScores* scores, const HealingRegion& region,
                               std::optional<double> quartile);

}  // namespace disyre
