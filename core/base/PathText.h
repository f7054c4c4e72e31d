// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace disyre {

/// Returns the path that a text in UTF-8 names. Paths in the program's own files are UTF-8,
/// whatever encoding the machine has for its file names.
[[nodiscard]] inline std::filesystem::path pathFromUtf8(std::string_view text) {
    return {std::u8string(text.begin(), text.end())};
}

}  // namespace disyre
