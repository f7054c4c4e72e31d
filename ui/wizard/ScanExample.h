// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "core/preprocess/Preparation.h"

namespace disyre::ui {

/// A scan as it was read and as healing and training see it.
struct ScanExample {
    Volume ras;  ///< as in the file, in RAS order
    PreparedScan prepared;
    double displayLow = 0.0;
    double displayHigh = 1.0;
};

/// Reads and prepares a scan; slow. @param mask brain mask or label map; empty for a stripped scan.
/// Throws Error.
[[nodiscard]] std::shared_ptr<const ScanExample> makeExample(const std::filesystem::path& scan,
                                                             const std::filesystem::path& mask,
                                                             const ModelCard& preparation,
                                                             int maskGrowth);

}  // namespace disyre::ui
