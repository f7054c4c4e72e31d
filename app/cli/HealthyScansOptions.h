// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflows/HealthyScans.h"

namespace CLI {
class App;
}

namespace disyre::app {

/// Adds --masks, --mask-growth and --subjects to a command. The folder of the scans is not added:
/// commands name it differently.
void addHealthyScansOptions(CLI::App& command, HealthyScansOptions& options);

}  // namespace disyre::app
