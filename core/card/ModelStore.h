// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/card/ModelCard.h"

namespace disyre {

/// A model in one of the folders of models.
struct StoredModel {
    std::filesystem::path folder;
    /// True if the model came with the program; it cannot be renamed or deleted then.
    bool shipped = false;
    ModelCard card;
    std::uint64_t bytes = 0;  ///< Size of the card and the weights together.
    /// Why the model cannot be used, such as a damaged card or missing weights; `card` then holds a
    /// name only. Empty if it can be used.
    std::optional<Message> problem;
};

/// Lists the models that came with the program and then the user's own (userModelsFolder()), each
/// group sorted by name. Folders without a card are skipped. A damaged model never causes an
/// exception: it is listed with its problem.
[[nodiscard]] std::vector<StoredModel> listModels();

/// Returns a folder under userModelsFolder() that does not exist yet, for a new model of this name.
/// Throws SettingsError for an empty name.
[[nodiscard]] std::filesystem::path newModelFolder(const std::string& name);

/// Changes the name on the card. The folder keeps its name, so that open cases still find the
/// model. Throws SettingsError for a shipped model or an empty name, ModelError for an unusable
/// card, and FileError if the card cannot be written.
void renameModel(const std::filesystem::path& folder, const std::string& name);

/// Copies the card, the weights and the training curve to the folder `target`, which must not
/// exist, completely or not at all. Previews, plans and checkpoints are never copied, because they
/// show or name patients. Throws ModelError for an unusable model and FileError if it cannot be
/// copied.
void exportModel(const std::filesystem::path& folder, const std::filesystem::path& target);

/// Deletes the files that this program put into the folder, and then the folder if nothing else is
/// in it. Throws SettingsError for a shipped model or a folder outside userModelsFolder(), and
/// FileError if something cannot be deleted.
void deleteModel(const std::filesystem::path& folder);

}  // namespace disyre
