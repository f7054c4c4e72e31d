// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/StopToken.h"
#include "core/card/ModelCard.h"
#include "core/training/TrainingForecast.h"

namespace disyre::app {

/// Trains a few steps on made-up brains, writing nothing, and says what the whole run would take with
/// `scans` scans. Takes some seconds, with a large network on a processor up to a minute or two. `device`
/// is what showOnlyDevice() was called with. Throws SettingsError, ComputeError or Stopped.
[[nodiscard]] TrainingForecast forecastTraining(const ModelCard& card,
                                                const TrainingSettings& settings,
                                                const std::string& device, int scans,
                                                const StopToken& stop);

}  // namespace disyre::app
