// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/card/WholeSliceSettings.h"

namespace CLI {
class App;
}

namespace disyre::app {

/// Adds the options for the networks of methods that see whole slices.
void addWholeSliceOptions(CLI::App& command, WholeSliceSettings& settings);

}  // namespace disyre::app
