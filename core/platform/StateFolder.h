// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace disyre {

/// Returns the folder in which the program keeps files for its own use, such as its log: on Linux
/// XDG_STATE_HOME or ~/.local/state, then disyre. It need not exist yet. Empty if the system names
/// no home folder.
[[nodiscard]] std::filesystem::path stateFolder();

}  // namespace disyre
