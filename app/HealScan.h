// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "app/Console.h"
#include "core/base/StopToken.h"
#include "core/card/ModelCard.h"
#include "core/preprocess/Preparation.h"
#include "core/restoration/Healing.h"

namespace CLI {
class App;
}

namespace disyre::app {

/// What every command that heals lets the user choose.
struct HealScanOptions {
    std::string model;  ///< empty means the default model
    std::string device = "auto";
    int threads = 0;
    HealingMode mode = HealingMode::Thorough;
    std::optional<int> skip;    ///< over the mode's
    std::optional<int> stride;  ///< over the mode's
    std::optional<bool> mirrored;  ///< over the mode's
    HealingSettings settings;      ///< all but these three
    RegionUse regionUse = RegionUse::WholeBrain;
    std::string regionMask;  ///< where not the whole brain: a NIfTI file, on any grid
};
void addHealOptions(CLI::App& command, HealScanOptions& options);

/// Mode, skip, stride and mirroring put together for a model. Throws SettingsError when one is out of range.
[[nodiscard]] HealingSettings settingsFor(const HealScanOptions& options, const ModelCard& card);

struct HealedScan {
    ModelCard card;
    HealingSettings settings;
    PreparedScan prepared;
    HealingResult result;
};

/// Prepares and heals a scan, showing progress. Without `brain` the brain is found.
[[nodiscard]] HealedScan healOne(const Volume& scan, const Mask* brain,
                                 const HealScanOptions& options, ProgressLine& progress,
                                 const StopToken& stop);

}  // namespace disyre::app
