// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/ModelStore.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/PathText.h"
#include "core/card/ModelPlaces.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// The files that are copied when a model is exported. The other files of a training are left out,
/// because they show or name patients.
constexpr std::array kShared{kCardFile, kWeightsFile, kHistoryFile};

fs::path resolved(const fs::path& path) {
    std::error_code error;
    const fs::path full = fs::weakly_canonical(path, error);
    return error ? path.lexically_normal() : full;
}

bool liesIn(const fs::path& folder, const fs::path& models) {
    return !models.empty() && resolved(folder).parent_path() == resolved(models);
}

void refuseShipped(const fs::path& folder, MessageId refusal) {
    if (liesIn(folder, shippedModelsFolder())) {
        throw SettingsError(refusal, {folder.filename()});
    }
}

bool isBlank(const std::string& text) {
    return std::all_of(text.begin(), text.end(),
                       [](unsigned char letter) { return std::isspace(letter) != 0; });
}

void refuseEmptyName(const std::string& name) {
    if (isBlank(name)) {
        throw SettingsError(MessageId::ModelNoName);
    }
}

StoredModel modelAt(const fs::path& folder, bool shipped) {
    StoredModel model;
    model.folder = folder;
    model.shipped = shipped;
    std::error_code error;
    for (const char* file : {kCardFile, kWeightsFile}) {
        const auto bytes = fs::file_size(folder / file, error);
        model.bytes += error ? 0 : bytes;
    }
    try {
        model.card = readModelCard(folder);
        if (!fs::is_regular_file(folder / kWeightsFile, error)) {
            model.problem = ModelError(folder, MessageId::ModelNoWeights).message();
        }
    } catch (const Error& problem) {
        model.problem = problem.message();
    }
    if (model.card.name.empty()) {
        model.card.name = displayPath(folder.filename());
    }
    return model;
}

void addModels(const fs::path& models, bool shipped, std::vector<StoredModel>& list) {
    std::error_code error;
    std::vector<StoredModel> found;
    for (const auto& entry : fs::directory_iterator(models, error)) {
        std::error_code ignored;
        if (fs::is_regular_file(entry.path() / kCardFile, ignored) &&
            !(shipped && isBrainExtractionFolder(entry.path()))) {
            found.push_back(modelAt(entry.path(), shipped));
        }
    }
    std::sort(found.begin(), found.end(), [](const StoredModel& a, const StoredModel& b) {
        return std::pair(a.card.name, a.folder) < std::pair(b.card.name, b.folder);
    });
    std::move(found.begin(), found.end(), std::back_inserter(list));
}

}  // namespace

std::vector<StoredModel> listModels() {
    std::vector<StoredModel> models;
    addModels(shippedModelsFolder(), true, models);
    try {
        addModels(userModelsFolder(), false, models);
    } catch (const FileError&) {
        // The system names no home folder, so the user has no models of their own.
    }
    return models;
}

fs::path newModelFolder(const std::string& name) {
    refuseEmptyName(name);
    std::string stem;
    for (const char letter : name) {
        const auto byte = static_cast<unsigned char>(letter);
        // In UTF-8 a byte above 127 is part of a letter.
        const bool keep = byte > 127 || std::isalnum(byte) != 0 || letter == '-' || letter == '_';
        stem += keep ? letter : '-';
    }
    const fs::path models = userModelsFolder();
    const auto named = [&models](const std::string& text) { return models / pathFromUtf8(text); };
    std::error_code error;
    fs::path folder = named(stem);
    for (int number = 2; fs::exists(folder, error); ++number) {
        folder = named(stem + "-" + std::to_string(number));
    }
    return folder;
}

void renameModel(const fs::path& folder, const std::string& name) {
    refuseShipped(folder, MessageId::ModelNotRenamed);
    refuseEmptyName(name);
    ModelCard card = readModelCard(folder);
    card.name = name;
    writeModelCard(folder, card);
}

void exportModel(const fs::path& folder, const fs::path& target) {
    (void)readModelCard(folder);
    std::error_code error;
    if (fs::exists(target, error)) {
        throw FileError(target, MessageId::ModelNameTaken);
    }
    fs::path making = target;
    making += ".part";
    fs::remove_all(making, error);
    createFolder(making);
    for (const char* file : kShared) {
        if (file == kHistoryFile && !fs::exists(folder / file, error)) {
            continue;
        }
        fs::copy_file(folder / file, making / file, error);
        if (error) {
            break;
        }
    }
    if (!error) {
        fs::rename(making, target, error);
    }
    if (error) {
        const std::string reason = error.message();
        fs::remove_all(making, error);
        throw FileError(target, MessageId::ModelNotExported, {reason});
    }
}

void deleteModel(const fs::path& folder) {
    refuseShipped(folder, MessageId::ModelShippedNotDeleted);
    if (!liesIn(folder, userModelsFolder())) {
        throw SettingsError(MessageId::ModelNotYours, {folder});
    }
    std::error_code error;
    std::vector<fs::path> files;
    // The card is deleted first, so that whatever a failed deletion leaves is no longer taken for a
    // model.
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (isModelFile(displayPath(entry.path().filename()))) {
            const bool isCard = entry.path().filename() == kCardFile;
            files.insert(isCard ? files.begin() : files.end(), entry.path());
        }
    }
    if (error) {
        throw FileError(folder, MessageId::ModelFolderNotReadable, {error.message()});
    }
    for (const fs::path& file : files) {
        fs::remove(file, error);
        if (error) {
            throw FileError(file, MessageId::FileNotDeleted, {error.message()});
        }
    }
    fs::remove(folder, error);
}

}  // namespace disyre
