// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace disyre {

/// The model used where none is named: DISYRE_MODEL, else the one installed with the program, else
/// the source tree's (when run from a build). Throws ModelError when there is none.
[[nodiscard]] std::filesystem::path defaultModelFolder();

/// Where models that came with the program lie, one folder each; empty when there are none.
[[nodiscard]] std::filesystem::path shippedModelsFolder();

/// Where the user's own models lie, one folder each: DISYRE_MODELS, else the system's place for a
/// program's data (Linux: XDG_DATA_HOME or ~/.local/share, then disyre/models). It may not exist yet.
/// Throws FileError when the system names no home.
[[nodiscard]] std::filesystem::path userModelsFolder();

}  // namespace disyre
