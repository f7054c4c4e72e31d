// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "core/base/StopToken.h"
#include "core/evaluation/ReviewReport.h"
#include "core/workflows/Heal.h"

namespace disyre {

/// A model that is to be reviewed with the scans of its own training plan.
struct ReviewRequest {
    HealOptions heal;                ///< The model must be named.
    std::filesystem::path plan;      ///< The TrainingPlan by which the model was trained.
    std::filesystem::path labelled;  ///< Folder of cases with lesion masks; may be empty.
    /// The mode in which the held-out scans and the cases are healed. Without a mode the held-out
    /// scans are healed in both modes, and the cases in the mode of `heal`.
    std::optional<HealingMode> mode;
    bool write = false;  ///< Whether the model's card gets the threshold and the figures.
};

/// Functions to which a review reports its progress; each may be empty.
struct ReviewObserver {
    HealObserver healing;                               ///< Called while a scan is healed.
    std::function<void(const ReviewProgress&)> healed;  ///< Called after each healed scan.
};

/// Heals the held-out scans of a model's plan, from which the threshold follows. Then it heals the
/// training scans and names those that score highest, because a lesion among them teaches the model
/// to accept it. Last it heals the labelled cases, except those marked as test. Throws ModelError,
/// FileError, ScanError, SettingsError, ComputeError or Stopped; the card is written at the very
/// end or not at all.
[[nodiscard]] ReviewReport reviewModel(const ReviewRequest& request, const ReviewObserver& observer,
                                       const StopToken& stop);

}  // namespace disyre
