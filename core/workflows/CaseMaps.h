// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/workflows/EvaluatedModels.h"

namespace disyre {

/// A scan that is prepared for a model, and the slices of it that are to be healed.
struct CaseToHeal {
    const Volume& scan;  ///< The scan in RAS order.
    const PreparedScan& prepared;
    std::vector<int> slices;  ///< Slices of the prepared scan.
};

/// How far the healing of a case has come.
struct CaseHealingStep {
    const HealingSettings& settings;  ///< The settings of the healing in progress.
    const StepFrame& frame;
};

/// The functions that makeCaseMaps() calls, from the thread that heals.
struct CaseMapsObserver {
    /// Called when a step of a slice has been healed.
    std::function<void(const CaseHealingStep&)> step;
    /// Called with the finished map of a method on the scan's grid; `method` is its number in
    /// EvaluatedModel::methods.
    std::function<void(std::size_t method, const Volume& map)> map;
};

/// Makes the map of every method of a model. Methods share healings where they can (see
/// planHealings()). Each map is handed over as soon as its healings are done, so that only few maps
/// are in memory. Returns the device that healed, as HealingResult names it. Throws Stopped,
/// SettingsError or ComputeError.
std::string makeCaseMaps(const EvaluatedModel& model, const CaseToHeal& toHeal,
                         const CaseMapsObserver& observer, const StopToken& stop);

}  // namespace disyre
