// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/synthesis/SynthesisSettings.h"

namespace CLI {
class App;
}

namespace disyre::app {

/// Which methods --method offers.
enum class OfferedMethods {
    Patches,  ///< Those that corrupt patches.
    All       ///< Those that see whole slices too.
};

/// Adds the options that say how healthy patches are corrupted: --method, --texture, --codebook,
/// --free-forms, --alpha, --soft-edges, --authors-pool, --authors-blur, --mask-shrinking and
/// --upright. They write to `settings` while the command line is read.
void addSynthesisOptions(CLI::App& command, SynthesisSettings& settings, OfferedMethods offered);

}  // namespace disyre::app
