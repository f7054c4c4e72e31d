// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/FolderInMaking.h"

#include "core/base/Error.h"
#include "core/platform/AtomicFile.h"

namespace disyre::app {

namespace fs = std::filesystem;

FolderInMaking::FolderInMaking(const fs::path& parent, const std::string& name)
    : final_(parent / name), path_(parent / ("." + name + ".partial")) {
    std::error_code error;
    if (fs::exists(final_, error)) {
        throw FileError(final_, "exists already and is not overwritten",
                        "Name another folder, or remove it first.");
    }
    fs::remove_all(path_, error);
    createFolder(path_);
}

FolderInMaking::~FolderInMaking() {
    std::error_code ignored;
    if (!finished_) {
        fs::remove_all(path_, ignored);
    }
}

void FolderInMaking::finish() {
    std::error_code error;
    fs::rename(path_, final_, error);
    if (error) {
        throw FileError(final_, "cannot be written (" + error.message() + ")");
    }
    finished_ = true;
}

}  // namespace disyre::app
