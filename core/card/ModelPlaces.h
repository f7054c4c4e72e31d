// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace disyre {

/// The model used where none is named: DISYRE_MODEL, else the one installed with the program, else
/// the source tree's (when run from a build). Throws ModelError when there is none.
[[nodiscard]] std::filesystem::path defaultModelFolder();

}  // namespace disyre
