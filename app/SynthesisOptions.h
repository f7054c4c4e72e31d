// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/synthesis/SynthesisSettings.h"

namespace CLI {
class App;
}

namespace disyre::app {

/// Adds --method, --texture, --codebook, --free-forms, --alpha, --soft-edges, --authors-pool, --authors-blur,
/// --mask-shrinking and --upright, which write to `settings` as they are parsed.
void addSynthesisOptions(CLI::App& command, SynthesisSettings& settings);

}  // namespace disyre::app
