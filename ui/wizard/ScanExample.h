// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "core/preprocess/Preparation.h"

namespace disyre::ui {

/// A scan as it was read, and the same scan prepared as healing and training use it.
struct ScanExample {
    Volume ras;  ///< the values of the file, in RAS order
    PreparedScan prepared;
    double displayLow = 0.0;  ///< intensities of `ras` to be shown black and white
    double displayHigh = 1.0;
};

/// Reads and prepares a scan. Slow. Throws Error.
/// @param mask file with a brain mask or label map; empty for a scan without skull.
/// @param maskGrowth voxels that the mask is grown by.
[[nodiscard]] std::shared_ptr<const ScanExample> makeExample(const std::filesystem::path& scan,
                                                             const std::filesystem::path& mask,
                                                             const ModelCard& preparation,
                                                             int maskGrowth);

}  // namespace disyre::ui
