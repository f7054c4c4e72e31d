// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace disyre::ui {

/// The scans that a person means by a path: for a folder those in it in the order of their names,
/// for anything else the path itself. Slow. Throws FileError for a folder without scans.
[[nodiscard]] std::vector<std::filesystem::path> scansAt(const std::filesystem::path& path);

/// The scans of a folder in the order of their names, without the files that saving results writes;
/// none where the folder cannot be read.
[[nodiscard]] std::vector<std::filesystem::path> otherScansAt(const std::filesystem::path& folder);

/// When a file was last written; one and the same time for all files that do not exist.
[[nodiscard]] std::filesystem::file_time_type writtenAt(const std::filesystem::path& file);

}  // namespace disyre::ui
