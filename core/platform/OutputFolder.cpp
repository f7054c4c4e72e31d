// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/OutputFolder.h"

#include "core/platform/AtomicFile.h"

namespace disyre {

namespace fs = std::filesystem;

OutputFolder::OutputFolder(const fs::path& folder) {
    std::error_code error;
    // The whole path is noted, so that a change of the current folder does no harm.
    fs::path missing = fs::absolute(folder, error).lexically_normal();
    while (!error && missing.has_relative_path() && !fs::exists(missing, error)) {
        if (missing.has_filename()) {
            made_.push_back(missing);
        }
        missing = missing.parent_path();
    }
    createFolder(folder);
}

OutputFolder::~OutputFolder() {
    for (const fs::path& folder : made_) {
        std::error_code error;
        // A folder that holds anything is not removed, nor are those above it.
        if (!fs::remove(folder, error) || error) {
            break;
        }
    }
}

}  // namespace disyre
