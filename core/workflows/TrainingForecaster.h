// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/StopToken.h"
#include "core/training/TrainingForecast.h"
#include "core/workflows/TrainingRequest.h"

namespace disyre {

/// Predicts what a training with these settings and `scans` scans would take on this machine. It
/// trains a few steps on invented brains and writes nothing. This takes some seconds, and with a
/// large network on a processor up to two minutes. The request needs neither data nor a folder. All
/// devices except the one asked for are hidden from this process. Throws SettingsError,
/// ComputeError or Stopped.
[[nodiscard]] TrainingForecast forecastTraining(const TrainingRequest& request, int scans,
                                                const StopToken& stop);

}  // namespace disyre
