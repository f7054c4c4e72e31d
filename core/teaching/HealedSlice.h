// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/synthesis/Patch.h"

namespace disyre {

/// One step of the healing of a slice, as Algorithm 1 of the DISYRE paper makes it.
struct SliceStep {
    int t = 0;           ///< The t that the step starts from.
    double share = 0.0;  ///< The share of x_t - x0_hat that is left; see core/healing/StepShare.h.
    Patch before;        ///< x_t.
    Patch after;         ///< The next x.
    Patch change;        ///< |x_t - x0_hat|, blended over the windows.
    double meanChange = 0.0;  ///< The mean of `change` over the slice's brain.
};

/// Returns the network's estimate x0_hat of the healthy slice, from the formula of the step,
/// after = x0_hat + share (before - x0_hat), solved for x0_hat. Where the healing has limited the
/// next x to [0, 1], it is the estimate that leads to the limited value.
[[nodiscard]] Patch estimateOf(const SliceStep& step);

/// A corrupted slice after its healing, with all its steps in their order.
struct HealedSlice {
    std::vector<SliceStep> steps;
    Patch map;  ///< The anomaly map of the slice, from 0 up.

    /// Returns x after the last step; empty without steps.
    [[nodiscard]] Patch restoration() const { return steps.empty() ? Patch() : steps.back().after; }
};

/// How near a healing comes to the healthy slice and to the mask of the anomaly.
struct HealingMeasures {
    /// Of the map against the pixels where the mask is at least 0.5; both in [0, 1].
    double averagePrecision = 0.0;
    double bestDice = 0.0;
    double bestThreshold = 0.0;  ///< Scores at or above it make the best Dice.
    /// The share of those pixels, which is the average precision of guessing.
    double chance = 0.0;
    /// The mean absolute difference from the healthy slice inside the mask, in units of x.
    double differenceBefore = 0.0;
    double differenceAfter = 0.0;
    bool hasAnomaly = false;  ///< False if no pixel has a mask of at least 0.5.
};

/// Measures over the brain of the slice.
/// @param corrupted the slice that was healed.
/// @param mask the soft mask that it was corrupted with.
[[nodiscard]] HealingMeasures measureHealing(const MaskedPatch& healthy, const Patch& corrupted,
                                             const Patch& mask, const HealedSlice& healed);

}  // namespace disyre
