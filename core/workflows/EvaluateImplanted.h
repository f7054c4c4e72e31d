// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "core/workflows/HealthyScans.h"
#include "core/workflows/MeasuredMap.h"

namespace disyre {

/// Healthy validation scans that lesions are put into.
struct ImplantedRequest {
    HealthyScansOptions data;
    /// The number of lesions, one for each scan; if there are fewer scans, some get another lesion.
    int lesions = 1;
    HealOptions options;
};

/// Puts one lesion after the other into a healthy scan, with lesion i drawn from seed i (counted
/// from 1), and measures how well the model's map finds it. Returns the measures of all lesions.
/// Throws the errors of prepareAndHeal(), and SettingsError if there is no validation scan.
/// @param measured called after each lesion; it may be empty.
[[nodiscard]] std::vector<MeasuredMap> evaluateImplanted(
    const ImplantedRequest& request, const std::function<void(const MeasuredMap&)>& measured,
    const HealObserver& observer, const StopToken& stop);

}  // namespace disyre
