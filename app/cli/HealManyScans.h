// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "core/workflows/Heal.h"
#include "core/workflows/ScanTree.h"

namespace CLI {
class App;
}

namespace disyre::app {

/// What `disyre heal` is told about many scans.
struct HealManyOptions {
    ScanTreeRequest search;
    std::size_t parts = 1;  ///< Into how many equal parts the scans are divided.
    std::size_t part = 1;   ///< The one of these parts that is healed, counted from 1.
    bool healsAgain = false;
    bool isShared = false;  ///< Whether part and parts were given.

    /// Tells whether each scan gets a folder of its own for its results.
    [[nodiscard]] bool areSeveral() const;
};

/// Adds the options that are about many scans.
void addHealManyOptions(CLI::App& command, HealManyOptions& options);

/// Heals the scans one after the other, writes the summary of all results in the folder, and
/// returns an ExitCode: kFailure if a scan could not be healed.
[[nodiscard]] int healManyScans(const HealFileRequest& each, const HealManyOptions& options,
                                bool asJson);

}  // namespace disyre::app
