// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/card/Schedule.h"
#include "core/evaluation/MedianFilter.h"
#include "core/image/Volume.h"
#include "core/restoration/Healing.h"

namespace disyre {

/// One row of the tables: a way to score a scan with a model.
struct ScoredMethod {
    std::string name;
    HealingSettings settings;
    MedianReach median;  ///< of a median filter on the finished map, which healing itself has not
    bool inTable1 = false;
    bool inTable2 = false;
    bool inFigure2 = false;
    bool inFilters = false;
};

/// What to measure beside the chosen settings.
struct MethodChoice {
    bool table1 = false;   ///< single-step at t = 25 to 100; multi-step, skip 10 to 50; their mean
    bool table2 = false;   ///< the chosen settings with the three foreground weightings
    bool figure2 = false;  ///< single-step at t = 5, 10, ..., 100
    /// The chosen settings' map not smoothed, smoothed by Gaussians of several widths, and filtered by
    /// medians instead.
    bool filters = false;
};

/// The methods of the choice, each once, the chosen settings first. The others take stride, rule,
/// blending and (but for Table 2) weighting from them. Steps beyond `scheduleSteps` are left out.
[[nodiscard]] std::vector<ScoredMethod> chooseMethods(const HealingSettings& chosen,
                                                const MethodChoice& choice, int scheduleSteps);

/// "multi-step skip=25", "single-step t=50, unweighted".
[[nodiscard]] std::string describe(const HealingSettings& settings);

/// Which healings give the maps of which methods: one healing gives all three foreground
/// weightings, whatever the smoothing, and single steps give the mean over them.
struct HealingPlan {
    std::vector<HealingSettings> passes;  ///< all with ForegroundWeighting::Code, none smoothed
    /// Of each method: the passes whose maps it is the mean of.
    std::vector<std::vector<std::size_t>> passesOf;
    /// Calls of the network that healing a window takes in all.
    int networkSteps = 0;
};
[[nodiscard]] HealingPlan planHealings(const std::vector<ScoredMethod>& methods,
                                       const Schedule& schedule);

/// The steps t that a healing with these settings takes.
[[nodiscard]] std::vector<int> stepsOf(const HealingSettings& settings, const Schedule& schedule);

/// What windows' brain shares come to, pixel by pixel: sum_k g_k w_k / sum_k g_k over the windows
/// with brain. A map weighted by the code's rule divided by it is the normalised one. In model
/// space; 0 where there is no brain.
[[nodiscard]] std::vector<float> brainShareMap(const Mask& brain, int patch, int stride,
                                               WindowPlacement placement);

}  // namespace disyre
