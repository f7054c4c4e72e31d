// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/StopToken.h"
#include "core/platform/TemporaryFolder.h"
#include "core/workflows/SavedResult.h"
#include "ui/healing/OpenedScan.h"
#include "ui/healing/StepCache.h"

namespace disyre::ui {

/// Results that were saved, opened again: the scan, and a cache that holds the saved map and
/// restoration as its single step, on the scan's own grid. The steps between are not saved.
struct OpenedResult {
    SavedResult saved;
    std::shared_ptr<const OpenedScan> scan;
    std::shared_ptr<StepCache> cache;
    /// The mask of the folder on the RAS grid; null if it has none.
    std::shared_ptr<const Mask> brain;
    /// The painted areas by their numbers on the RAS grid; null for none.
    std::shared_ptr<const Mask> paintedAreas;
    /// The voxels of each listed finding on the RAS grid, ascending; empty where they were not
    /// saved.
    std::vector<std::shared_ptr<const std::vector<std::size_t>>> findings;
    /// Whether the cache holds every step, as that of a case does. The saved results are then a
    /// part of the case, and everything is shown as after a healing. The cache is null for a case
    /// whose scan was not healed.
    bool hasSteps = false;
    std::string view;  ///< What the window showed, as JSON that it understands; empty if unknown.
    /// Where the program kept this by itself before it ended unexpectedly; empty for what a person
    /// has saved.
    std::filesystem::path restoredFrom = {};
    /// Keeps the unpacked parts of a case while they are in use.
    std::shared_ptr<const TemporaryFolder> unpacked = {};
};

/// The numbers of a volume of labels on its RAS grid.
[[nodiscard]] Mask labelsOf(const Volume& volume);
/// The voxels of each label from 1 to `count` on the RAS grid, ascending.
[[nodiscard]] std::vector<std::shared_ptr<const std::vector<std::size_t>>> voxelsOfLabels(
    const Volume& volume, std::size_t count);

/// Opens a folder of results. Slow. Throws FileError and ScanError, or Stopped if a stop is
/// requested.
[[nodiscard]] std::shared_ptr<const OpenedResult> openResult(const std::filesystem::path& folder,
                                                             const StopToken& stop);

/// A cache that holds a map and a restoration as its single step, on the RAS grid of a scan.
/// @param brain the brain on that grid; null where it is not known. @param t the step's t.
[[nodiscard]] std::shared_ptr<StepCache> cacheOfVolumes(const OpenedScan& scan, const Volume& map,
                                                        const Volume& restored, const Mask* brain,
                                                        int t);

}  // namespace disyre::ui
