// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/ModelPlaces.h"

#include <cstdlib>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/card/ModelCard.h"
#include "core/platform/SharedLibrary.h"

namespace disyre {

namespace {

std::filesystem::path installedModelsFolder() {
    return (executableFolder() / ".." / "share" / "disyre" / "models").lexically_normal();
}

/// Returns the models of the source tree, which lies three folders above build/<preset>/bin.
std::filesystem::path sourceModelsFolder() {
    return (executableFolder() / ".." / ".." / ".." / "resources" / "models").lexically_normal();
}

/// Returns the folder that an environment variable names; empty if it is not set.
std::filesystem::path folderFrom(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr ? std::filesystem::path(value) : std::filesystem::path();
}

constexpr const char* kBrainExtractionName = "brain-extraction";

/// Returns the folder of a model that came with the program. Throws ModelError with this message if
/// it is missing.
std::filesystem::path shippedFolder(const char* name, MessageId otherwise) {
    for (const auto& models : {installedModelsFolder(), sourceModelsFolder()}) {
        std::error_code error;
        if (std::filesystem::exists(models / name / kCardFile, error)) {
            return models / name;
        }
    }
    throw ModelError(installedModelsFolder() / name, otherwise);
}

}  // namespace

std::filesystem::path defaultModelFolder() {
    if (const char* given = std::getenv("DISYRE_MODEL")) {
        return given;
    }
    return shippedFolder("t1-2mm", MessageId::ModelNoneInstalled);
}

std::filesystem::path brainExtractionFolder() {
    return shippedFolder(kBrainExtractionName, MessageId::ExtractionNone);
}

bool isBrainExtractionFolder(const std::filesystem::path& folder) {
    return folder.filename() == kBrainExtractionName;
}

std::filesystem::path shippedModelsFolder() {
    for (const auto& models : {installedModelsFolder(), sourceModelsFolder()}) {
        std::error_code error;
        if (std::filesystem::is_directory(models, error)) {
            return models;
        }
    }
    return {};
}

std::filesystem::path userModelsFolder() {
    if (const auto given = folderFrom("DISYRE_MODELS"); !given.empty()) {
        return given;
    }
    const std::filesystem::path place = std::filesystem::path("disyre") / "models";
#if defined(_WIN32)
    if (const auto data = folderFrom("LOCALAPPDATA"); !data.empty()) {
        return data / place;
    }
#else
    // The XDG Base Directory Specification says that a relative path is to be ignored.
    if (const auto data = folderFrom("XDG_DATA_HOME"); data.is_absolute()) {
        return data / place;
    }
    if (const auto home = folderFrom("HOME"); home.is_absolute()) {
#if defined(__APPLE__)
        return home / "Library" / "Application Support" / place;
#else
        return home / ".local" / "share" / place;
#endif
    }
#endif
    throw FileError(place, MessageId::ModelNoHome);
}

}  // namespace disyre
