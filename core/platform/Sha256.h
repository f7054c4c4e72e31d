// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace disyre {

/// SHA-256 of a file's bytes as 64 lower-case hexadecimal digits. Throws FileError.
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& path);

}  // namespace disyre
