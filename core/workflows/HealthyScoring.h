// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/card/HealthyScores.h"
#include "core/evaluation/HealthyReview.h"
#include "core/workflows/Heal.h"
#include "core/workflows/HealthyScans.h"

namespace disyre {

/// Reads a healthy scan and the file that says where its brain is, and heals it. Throws as
/// prepareAndHeal() and readBrain().
[[nodiscard]] HealedScan healHealthy(const HealthyScan& files, const HealthyScansOptions& data,
                                     const HealOptions& options, const HealObserver& observer,
                                     const StopToken& stop);

/// Returns what the held-out scans of a review say for a model's card.
/// @param scoring how the scans were healed, as scoringText() describes it.
[[nodiscard]] HealthyScores healthyScoresOf(const HealthyReview& review,
                                            const std::string& scoring);

/// Returns the validation scans. Throws SettingsError, which says what to do, if there are none.
[[nodiscard]] const std::vector<HealthyScan>& validationScansOf(const HealthyScans& scans);

/// Finds the threshold that few voxels of the validation scans exceed when they are healed with
/// these options, and writes it with the scores' percentiles on the model's card. Throws as
/// healHealthy(), SettingsError when there is no validation scan, and FileError when the card
/// cannot be written.
[[nodiscard]] HealthyScores calibrateModel(const HealthyScansOptions& data,
                                           const HealOptions& options, const HealObserver& observer,
                                           const StopToken& stop);

}  // namespace disyre
