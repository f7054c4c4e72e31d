// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/ModelPlaces.h"

#include <cstdlib>
#include <vector>

#include "core/base/Error.h"
#include "core/card/ModelCard.h"
#include "core/platform/SharedLibrary.h"

namespace disyre {

namespace {

std::filesystem::path installedModelsFolder() {
    return (executableFolder() / ".." / "share" / "disyre" / "models").lexically_normal();
}

/// From build/<preset>/bin, the source tree lies three folders up.
std::filesystem::path sourceModelsFolder() {
    return (executableFolder() / ".." / ".." / ".." / "resources" / "models").lexically_normal();
}

/// A folder that an environment variable names; empty where it names none.
std::filesystem::path folderFrom(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr ? std::filesystem::path(value) : std::filesystem::path();
}

}  // namespace

std::filesystem::path defaultModelFolder() {
    if (const char* given = std::getenv("DISYRE_MODEL")) {
        return given;
    }
    constexpr const char* kName = "t1-2mm";
    for (const auto& models : {installedModelsFolder(), sourceModelsFolder()}) {
        std::error_code error;
        if (std::filesystem::exists(models / kName / kCardFile, error)) {
            return models / kName;
        }
    }
    throw ModelError(installedModelsFolder() / kName, "is missing: no model is installed",
                     "Name one with --model, or train one.");
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
    // A relative one is to be ignored (XDG Base Directory Specification).
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
    throw FileError(place, "has no place: the system names no home folder",
                    "Set DISYRE_MODELS to a folder for your models.");
}

}  // namespace disyre
