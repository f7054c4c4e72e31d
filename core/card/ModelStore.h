// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/card/ModelCard.h"

namespace disyre {

struct StoredModel {
    std::filesystem::path folder;
    bool shipped = false;  ///< came with the program: cannot be renamed or deleted
    ModelCard card;
    std::uint64_t bytes = 0;  ///< of card and weights
    /// Empty, or why it cannot be used (a damaged card, weights missing); then `card` is only a name.
    std::string problem;
};

/// The models that came with the program, then the user's (userModelsFolder()), each by name. Folders
/// without a card are passed over. Never throws for a damaged model: it is listed with its problem.
[[nodiscard]] std::vector<StoredModel> listModels();

/// A folder under userModelsFolder() that does not exist yet, for a model of this name.
/// Throws SettingsError for an empty name.
[[nodiscard]] std::filesystem::path newModelFolder(const std::string& name);

/// Changes the name on the card; the folder keeps its own, so that open cases go on finding it.
/// Throws SettingsError for a shipped model or an empty name, ModelError, FileError.
void renameModel(const std::filesystem::path& folder, const std::string& name);

/// Copies card, weights and training curve (never previews, plans or checkpoints, which show patients)
/// to `target`, which must not exist; all or nothing. Throws ModelError, FileError.
void exportModel(const std::filesystem::path& folder, const std::filesystem::path& target);

/// Deletes the files this program put into the folder, then the folder if nothing else is in it.
/// Throws SettingsError for a shipped model or a folder outside userModelsFolder(), FileError.
void deleteModel(const std::filesystem::path& folder);

}  // namespace disyre
