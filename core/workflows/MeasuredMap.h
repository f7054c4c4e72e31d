// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/evaluation/Metrics.h"
#include "core/workflows/Heal.h"

namespace disyre {

/// A healed scan and its anomaly map on the scan's own grid.
struct HealedMap {
    HealedScan healed;
    Volume map;
};

/// Heals a scan in RAS order and brings its map to the scan's grid. Throws as prepareAndHeal().
/// @param warnings what was said while the scan and its masks were read; see prepareAndHeal().
[[nodiscard]] HealedMap healToMap(const Volume& scan, const Mask* brain, const HealOptions& options,
                                  const HealObserver& observer, const StopToken& stop,
                                  const std::vector<Message>& warnings = {});

/// How well a trivial map, which needs no model, finds the lesion.
struct MeasuredBaseline {
    std::string name;
    double averagePrecision = 0.0;
    double bestDice = 0.0;
};

/// How well an anomaly map finds a lesion. The measures are taken over the voxels of the brain
/// joined with the lesion.
struct MeasuredMap {
    std::string name;
    double averagePrecision = 0.0;
    BestDice dice;
    /// The share of the voxels that are lesion, which is the average precision that chance reaches.
    double prevalence = 0.0;
    double lesionMillilitres = 0.0;
    double seconds = 0.0;  ///< Time that healing took.
    /// The lesion's contrast; see lesionContrast(). Empty if it has no value.
    std::optional<double> lesionContrast;
    std::vector<MeasuredBaseline> baselines;  ///< Empty if they were not asked for.
    std::vector<Message> warnings = {};       ///< About the files and their preparation.
};

/// A scan with its lesion, all in RAS order and on one grid.
struct LabelledScan {
    std::string name;
    const Volume& scan;
    const Mask* brain;  ///< The brain mask; if null, the brain is found in the scan.
    const Mask& lesion;
    std::vector<Message> warnings = {};  ///< What was said while the files were read.
};

/// Heals a scan and compares its map with the lesion's mask.
/// @param withBaselines also measures the trivial maps (core/evaluation/Baselines.h)
/// Throws as prepareAndHeal().
[[nodiscard]] MeasuredMap measureMap(const LabelledScan& labelled, const HealOptions& options,
                                     bool withBaselines, const HealObserver& observer,
                                     const StopToken& stop);

}  // namespace disyre
