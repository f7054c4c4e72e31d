// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/card/HealthyScores.h"
#include "core/evaluation/BrainRim.h"
#include "core/workflows/Heal.h"
#include "core/workflows/HealthyScans.h"

namespace disyre {

/// Which healthy scans are checked, and how they are healed.
struct CheckHealthyRequest {
    HealthyScansOptions data;
    std::string split = "validation";  ///< "training", "validation" or "test"
    HealOptions options;
};

/// Figures of the model's map of one healthy scan.
struct CheckedScan {
    std::string name;
    double meanScore = 0.0;  ///< The mean score over the brain.
    /// The scan's upper quartile of scores divided by that of the scans from which the card's
    /// thresholds were found; empty if the card holds no quartile.
    std::optional<double> quartileRatio;
    /// The number of false regions at each of HealthyCheck::points.
    std::vector<double> falseRegions;
};

/// Figures of a model's maps of healthy scans. Because the scans hold no lesion, every region at
/// one of the card's thresholds is false.
struct HealthyCheck {
    std::string split;
    std::string scoring;  ///< How the scans were healed, as scoringText() describes it.
    /// The card's thresholds for this way of healing; empty if the card holds none.
    std::vector<OperatingPoint> points;
    std::vector<CheckedScan> scans;
    /// The number of false regions at each point, averaged over the scans.
    std::vector<double> falseRegions;
    RimScores rim;  ///< How high the rims of the brains score.
};

/// Heals the healthy scans of one split and measures their maps. Nothing is written. Throws the
/// errors of prepareAndHeal(), and SettingsError if the split has no scan.
/// @param checked called after each scan; it may be empty.
[[nodiscard]] HealthyCheck checkHealthy(const CheckHealthyRequest& request,
                                        const std::function<void(const CheckedScan&)>& checked,
                                        const HealObserver& observer, const StopToken& stop);

}  // namespace disyre
