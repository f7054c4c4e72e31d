// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace disyre::ui {

/// The scans that a person means who names a path: the NIfTI files of a folder, by name, or the
/// file itself, whatever it is. Slow. Throws FileError for a folder without any.
[[nodiscard]] std::vector<std::filesystem::path> scansAt(const std::filesystem::path& path);

/// When a file was last written; the same for all that are not there.
[[nodiscard]] std::filesystem::file_time_type writtenAt(const std::filesystem::path& file);

}  // namespace disyre::ui
