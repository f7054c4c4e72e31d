// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/cli/Console.h"
#include "core/workflows/Heal.h"

namespace CLI {
class App;
}

namespace disyre::app {

/// Adds the options that every command that heals has in common: the model, the settings and the
/// device.
void addHealOptions(CLI::App& command, HealOptions& options);

/// Returns how far a healing is in words.
[[nodiscard]] std::string healProgressText(const HealProgress& progress);

/// Shows on the line of progress how far a healing is. The line must outlive the observer.
[[nodiscard]] HealObserver shownOn(ProgressLine& line);

}  // namespace disyre::app
