// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/StopToken.h"
#include "core/card/ModelCard.h"
#include "core/training/TrainingForecast.h"

namespace disyre::app {

/// Trains a few steps on made-up brains, writing nothing, and says what the whole run would take with
/// `scans` scans. Takes some seconds, with a large network on a processor up to a minute or two. Throws
/// SettingsError, ComputeError or Stopped.
[[nodiscard]] TrainingForecast forecastTraining(const ModelCard& card,
                                                const TrainingSettings& settings, int scans,
                                                const StopToken& stop);

}  // namespace disyre::app
