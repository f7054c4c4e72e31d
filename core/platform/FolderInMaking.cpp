// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/FolderInMaking.h"

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace fs = std::filesystem;

FolderInMaking::FolderInMaking(const fs::path& parent, const std::string& name)
    : final_(parent / name), path_(parent / ("." + name + ".partial")) {
    std::error_code error;
    if (fs::exists(final_, error)) {
        throw FileError(final_, MessageId::FolderExists);
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
        throw FileError(final_, MessageId::FolderNotWritten, {error.message()});
    }
    finished_ = true;
}

}  // namespace disyre
