// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/Json.h"
#include "core/base/StopToken.h"
#include "core/image/Volume.h"

namespace disyre {

/// The volumes of a folder of results as they are drawn: in RAS order, on the scan's grid.
struct ResultVolumes {
    Volume scan;      ///< Intensities from 0, black, to 1, white.
    Volume restored;  ///< In the same range.
    Volume map;
    double threshold = -1.0;  ///< The suggested one; negative if there is none.
    /// Where the highest scores of the findings lie, in RAS millimetres, in the order of the list.
    std::vector<std::array<double, 3>> peaks;
    /// Whether `scan` is the restoration, since the scan is not there any more or has another size.
    bool isScanMissing = false;
};

/// Reads result.json of a folder. Throws FileError if it is missing, damaged, of a newer version,
/// or of a version that lists no findings.
[[nodiscard]] Json readResultRecord(const std::filesystem::path& results);

/// Reads the volumes that a record tells of. Throws FileError if a file is missing or has another
/// size, ScanError if it cannot be read, and Stopped if a stop is requested.
[[nodiscard]] ResultVolumes readResultVolumes(const std::filesystem::path& results,
                                              const Json& record, const StopToken& stop);

/// Returns the voxel of a grid that holds a place in RAS millimetres, or the nearest one.
[[nodiscard]] Size3 nearestVoxel(const Volume& ras, const std::array<double, 3>& millimetres);

/// Returns the voxel that pictures are drawn through: that of the first peak, or the middle.
[[nodiscard]] Size3 leadingVoxel(const ResultVolumes& volumes);

}  // namespace disyre
