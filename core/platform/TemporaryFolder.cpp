// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/TemporaryFolder.h"

#include <fmt/format.h>

#include <random>

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder(std::string_view purpose) {
    std::random_device random;
    std::error_code unknown;
    const fs::path parent = fs::temp_directory_path(unknown);
    for (int attempt = 0; attempt < 100 && !parent.empty(); ++attempt) {
        const fs::path folder =
            parent / fmt::format("disyre-{}-{:08x}{:08x}", purpose, random(), random());
        std::error_code error;
        if (fs::create_directory(folder, error)) {
            fs::permissions(folder, fs::perms::owner_all, error);
            path_ = folder;
            return;
        }
    }
    throw FileError(parent, MessageId::FileNotWrittenToDisk);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code error;
    fs::remove_all(path_, error);
}

}  // namespace disyre
