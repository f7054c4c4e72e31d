// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/ScanInfo.h"

namespace CLI {
class App;
}

namespace disyre::app {

/// Adds the option --volume N, which chooses a volume of a scan that is a series.
void addVolumeOption(CLI::App& command, ScanChoice& choice);

}  // namespace disyre::app
