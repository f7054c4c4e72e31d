// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/sample/BenchmarkCase.h"

namespace disyre::app {

/// The halves into which benchmark data are divided.
enum class Split { Validation, Test };
[[nodiscard]] const char* splitName(Split split);

/// The stroke shapes of a folder that belong to a split: of its NIfTI files by name, the first
/// half for validation, the rest for test. Only those are opened. Throws FileError when there are
/// fewer than two files, and ScanError for one that is no mask.
[[nodiscard]] std::vector<StrokeShape> readStrokeShapes(const std::filesystem::path& folder,
                                                        Split split);

}  // namespace disyre::app
