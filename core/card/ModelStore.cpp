// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/ModelStore.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/base/Error.h"
#include "core/card/ModelPlaces.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// What a copy takes along; the other files of training show or name patients.
constexpr std::array kShared{kCardFile, kWeightsFile, kHistoryFile};

fs::path resolved(const fs::path& path) {
    std::error_code error;
    const fs::path full = fs::weakly_canonical(path, error);
    return error ? path.lexically_normal() : full;
}

bool liesIn(const fs::path& folder, const fs::path& models) {
    return !models.empty() && resolved(folder).parent_path() == resolved(models);
}

void refuseShipped(const fs::path& folder, const char* deed) {
    if (liesIn(folder, shippedModelsFolder())) {
        throw SettingsError("\"" + displayPath(folder.filename()) + "\" came with the program and cannot be " +
                            deed + ". Export a copy and work with that.");
    }
}

bool isBlank(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](unsigned char letter) {
        return std::isspace(letter) != 0;
    });
}

void refuseEmptyName(const std::string& name) {
    if (isBlank(name)) {
        throw SettingsError("A model needs a name.");
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
            model.problem = ModelError(folder, "holds no weights.safetensors",
                                       "Copy the model again, or delete it.").what();
        }
    } catch (const Error& problem) {
        model.problem = problem.what();
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
        if (fs::is_regular_file(entry.path() / kCardFile, ignored)) {
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
        // Without a home there are no models of one's own.
    }
    return models;
}

fs::path newModelFolder(const std::string& name) {
    refuseEmptyName(name);
    std::string stem;
    for (const char letter : name) {
        const auto byte = static_cast<unsigned char>(letter);
        // Bytes above 127 are part of a letter in UTF-8.
        const bool keep = byte > 127 || std::isalnum(byte) != 0 || letter == '-' || letter == '_';
        stem += keep ? letter : '-';
    }
    const fs::path models = userModelsFolder();
    const auto named = [&models](const std::string& text) {
        return models / fs::path(std::u8string(text.begin(), text.end()));
    };
    std::error_code error;
    fs::path folder = named(stem);
    for (int number = 2; fs::exists(folder, error); ++number) {
        folder = named(stem + "-" + std::to_string(number));
    }
    return folder;
}

void renameModel(const fs::path& folder, const std::string& name) {
    refuseShipped(folder, "renamed");
    refuseEmptyName(name);
    ModelCard card = readModelCard(folder);
    card.name = name;
    writeModelCard(folder, card);
}

void exportModel(const fs::path& folder, const fs::path& target) {
    (void)readModelCard(folder);
    std::error_code error;
    if (fs::exists(target, error)) {
        throw FileError(target, "exists already", "Choose another name.");
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
        throw FileError(target, "cannot be written (" + reason + ")",
                        "Check that the folder may be written to and has space left.");
    }
}

void deleteModel(const fs::path& folder) {
    refuseShipped(folder, "deleted");
    if (!liesIn(folder, userModelsFolder())) {
        throw SettingsError("\"" + displayPath(folder) +
                            "\" is none of your models. Delete it by hand.");
    }
    std::error_code error;
    std::vector<fs::path> files;
    // The card first: what is left of a deletion that fails is no longer taken for a model.
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (isModelFile(displayPath(entry.path().filename()))) {
            const bool isCard = entry.path().filename() == kCardFile;
            files.insert(isCard ? files.begin() : files.end(), entry.path());
        }
    }
    if (error) {
        throw FileError(folder, "cannot be read (" + error.message() + ")");
    }
    for (const fs::path& file : files) {
        fs::remove(file, error);
        if (error) {
            throw FileError(file, "cannot be deleted (" + error.message() + ")",
                            "Close what uses it and try again.");
        }
    }
    fs::remove(folder, error);
}

}  // namespace disyre
