// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/card/Schedule.h"
#include "core/evaluation/MedianFilter.h"
#include "core/healing/Healing.h"
#include "core/image/Volume.h"

namespace disyre {

/// One row of the tables: a way to score a scan with a model.
struct ScoredMethod {
    std::string name;
    HealingSettings settings;
    /// Reach of a median filter on the finished map; healing itself has no such filter.
    MedianReach median;
    bool inTable1 = false;
    bool inTable2 = false;
    bool inFigure2 = false;
    bool inFilters = false;
};

/// What is measured in addition to the chosen settings.
struct MethodChoice {
    /// The rows of the paper's Table 1: single-step at t = 25, 50, 75 and 100; multi-step with skip
    /// 10, 20, 25, 33 and 50; and the mean of the single steps.
    bool table1 = false;
    /// The rows of the paper's Table 2: the chosen settings with each of the three foreground
    /// weightings.
    bool table2 = false;
    /// The points of the paper's Figure 2: single-step at t = 5, 10, ..., 100.
    bool figure2 = false;
    /// The map of the chosen settings without smoothing, with Gaussian smoothing of several widths,
    /// and with median filters instead.
    bool filters = false;
};

/// Returns the methods of the choice, each once and the chosen settings first. The other methods
/// take the stride, the update rule, the blending and (except for Table 2) the weighting from the
/// chosen settings. Steps beyond `scheduleSteps` are left out.
[[nodiscard]] std::vector<ScoredMethod> chooseMethods(const HealingSettings& chosen,
                                                      const MethodChoice& choice,
                                                      int scheduleSteps);

/// Describes settings as a row's name, such as "multi-step skip=25" or "single-step t=50,
/// unweighted".
[[nodiscard]] std::string describe(const HealingSettings& settings);

/// Which healings yield the maps of which methods. One healing yields the maps of all three
/// foreground weightings and of every smoothing, and healings at single steps yield the mean over
/// those steps.
struct HealingPlan {
    /// The healings to run, all with ForegroundWeighting::Code and without smoothing.
    std::vector<HealingSettings> passes;
    /// For each method, the passes whose maps are averaged for it.
    std::vector<std::vector<std::size_t>> passesOf;
    /// Number of calls of the network that each window takes over all passes.
    int networkSteps = 0;
};
[[nodiscard]] HealingPlan planHealings(const std::vector<ScoredMethod>& methods,
                                       const Schedule& schedule);

/// Returns the steps t that a healing with these settings takes, in order.
[[nodiscard]] std::vector<int> stepsOf(const HealingSettings& settings, const Schedule& schedule);

/// Returns at each pixel the brain shares w_k of the windows k that cover it, averaged with the
/// windows' blending weights g_k: sum_k g_k w_k / sum_k g_k over the windows with brain. A map with
/// the foreground weighting Code divided by this map is the map with the weighting Normalised. The
/// result is in model space and 0 where there is no brain.
[[nodiscard]] std::vector<float> brainShareMap(const Mask& brain, int patch, int stride,
                                               WindowPlacement placement);

}  // namespace disyre
