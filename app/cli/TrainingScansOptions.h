// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.h"
#include "core/workflows/TrainingScans.h"

namespace CLI {
class App;
}

namespace disyre::app {

/// Adds DATA and the options of the preparation to a command.
/// @param orPlan whether to add --plan too, which can stand in place of DATA.
void addTrainingScansOptions(CLI::App& command, TrainingScansOptions& options, bool orPlan = false);
/// Adds --synthesize and --synthesis-seed to a command.
void addSyntheticContrastOptions(CLI::App& command, TrainingScansOptions& options);

/// Shows on the line of progress which scan is being prepared.
void showPreparation(const ScanPreparationProgress& scan, ProgressLine& progress);

}  // namespace disyre::app
