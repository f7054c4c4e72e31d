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

/// The threshold that is suggested for a healed scan, and where it comes from.
struct ScanThreshold {
    double ofModel = -1.0;    ///< The card's own threshold; negative if the card suggests none.
    double level = 1.0;       ///< How many times the card's threshold was raised; see scanLevel().
    double threshold = -1.0;  ///< Negative if the card suggests none.
    /// False if the scan scores so high all over that its level raises the threshold above all of
    /// its scores, so that nothing could be found. The threshold is then the highest score.
    bool canBeJudged = true;
    bool operator==(const ScanThreshold&) const = default;
};

/// Returns the threshold of a card raised by the level of a scan, but never above the highest score
/// of the scan's map.
/// @param ofModel the card's threshold; negative for none.
/// @param highest the highest score; 0 if nothing is healed.
[[nodiscard]] ScanThreshold scanThreshold(double ofModel, double level, double highest);

}  // namespace disyre
