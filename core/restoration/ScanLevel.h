// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/image/Volume.h"
#include "core/restoration/Healing.h"

namespace disyre {

/// Median of scores, of an even number the upper of the two in the middle; none of none.
[[nodiscard]] std::optional<double> medianScore(std::vector<float> scores);

/// Median of a map over a brain on its grid; none where the brain has no voxel.
[[nodiscard]] std::optional<double> medianScore(const Volume& map, const Mask& brain);

/// How many times as high as healthy scans a scan scores all over (see levelOf), by which the card's
/// threshold is to be raised for it. 1 where no median is given, the card tells nothing of these
/// settings, or a region alone was healed.
[[nodiscard]] double scanLevel(const ModelCard& card, const HealingSettings& settings,
                               std::optional<double> median);

}  // namespace disyre
