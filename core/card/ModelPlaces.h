// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace disyre {

/// Returns the folder of the model that is used if none is named: the one that the environment
/// variable DISYRE_MODEL names, else the one installed with the program, else the one in the source
/// tree if the program runs from a build folder. Throws ModelError if there is none.
[[nodiscard]] std::filesystem::path defaultModelFolder();

/// Returns the folder of the network that finds the brain of a whole head: the one installed with
/// the program, or else the one in the source tree. Throws ModelError if there is none.
[[nodiscard]] std::filesystem::path brainExtractionFolder();

/// Tells whether a folder below shippedModelsFolder() holds that network, which is no model that
/// heals.
[[nodiscard]] bool isBrainExtractionFolder(const std::filesystem::path& folder);

/// Returns the folder that holds the models that came with the program, one folder each; empty if
/// there is none.
[[nodiscard]] std::filesystem::path shippedModelsFolder();

/// Returns the folder that holds the user's own models, one folder each: the one that the
/// environment variable DISYRE_MODELS names, else the system's place for a program's data (on Linux
/// XDG_DATA_HOME or ~/.local/share, then disyre/models). The folder need not exist yet. Throws
/// FileError if the system names no home folder.
[[nodiscard]] std::filesystem::path userModelsFolder();

}  // namespace disyre
