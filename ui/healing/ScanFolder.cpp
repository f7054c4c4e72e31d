// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/ScanFolder.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/ScanName.h"

namespace disyre::ui {

std::vector<std::filesystem::path> scansAt(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
        return {path};
    }
    // The standard library keeps the bytes of names that are not valid UTF-8; Qt does not.
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator entry(path, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code unknown;
        if (entry->is_regular_file(unknown) && isScanName(entry->path())) {
            files.push_back(entry->path());
        }
    }
    std::ranges::sort(files);
    if (files.empty()) {
        throw FileError(path, MessageId::ScanFolderWithoutScans);
    }
    return files;
}

std::filesystem::file_time_type writtenAt(const std::filesystem::path& file) {
    std::error_code error;
    const auto time = std::filesystem::last_write_time(file, error);
    return error ? std::filesystem::file_time_type() : time;
}

}  // namespace disyre::ui
