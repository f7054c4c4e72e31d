// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>

#include "core/workflows/MeasuredMap.h"

namespace disyre {

/// A scan's file with the mask of its lesion.
struct EvaluateScanRequest {
    std::filesystem::path scan;
    /// A mask or label file on any grid; the lesion is where its values are above 0.
    std::filesystem::path lesion;
    /// The file of the brain mask; if it is empty, the brain is found in the scan.
    std::filesystem::path brainMask;
    HealOptions options;
};

/// Heals a scan and compares its map, and the trivial maps, with the lesion's mask. Throws as
/// prepareAndHeal(), and FileError or ScanError when a file cannot be used.
[[nodiscard]] MeasuredMap evaluateScan(const EvaluateScanRequest& request,
                                       const HealObserver& observer, const StopToken& stop);

/// Figures of a model's map of a brain without a lesion.
struct HealthyMap {
    double meanScore = 0.0;  ///< The mean score over the brain.
    double threshold = 0.0;  ///< The threshold at which the regions were found.
    /// The number of regions of kSmallestRegionMillilitres or more; all of them are false.
    std::size_t regions = 0;
    double regionMillilitres = 0.0;
};

/// The measures of the sample with its two lesions, and of the same brain without them.
struct EvaluatedSample {
    MeasuredMap lesions;
    /// Measured at the threshold that gives the best Dice coefficient for the lesions.
    HealthyMap unaltered;
};

/// Measures a model on the sample that comes with the program. Throws as prepareAndHeal(), and
/// ScanError when the sample's brain is not installed.
[[nodiscard]] EvaluatedSample evaluateSample(const HealOptions& options,
                                             const HealObserver& observer, const StopToken& stop);

}  // namespace disyre
