// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/lesions/BenchmarkCase.h"
#include "core/workflows/CaseSplit.h"

namespace disyre {

/// Reads the stroke shapes that belong to a split. Of the folder's scans, sorted by name, the
/// first half serves validation and the rest the test; files of the other half are not opened.
/// Throws FileError when the folder holds fewer than two files, and ScanError for a file that is no
/// mask: one that marks nothing or more than half of its voxels.
[[nodiscard]] std::vector<StrokeShape> readStrokeShapes(const std::filesystem::path& folder,
                                                        CaseSplit split);

}  // namespace disyre
