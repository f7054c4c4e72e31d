// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/ScanFolder.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/ScanName.h"
#include "core/workflows/SavedResult.h"

namespace disyre::ui {

namespace {

std::vector<std::filesystem::path> filesNamedAsScans(const std::filesystem::path& folder) {
    // The standard library keeps the bytes of names that are not valid UTF-8; Qt does not.
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code unknown;
        if (entry->is_regular_file(unknown) && isScanName(entry->path())) {
            files.push_back(entry->path());
        }
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace

std::vector<std::filesystem::path> otherScansAt(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files = filesNamedAsScans(folder);
    std::erase_if(files, isResultFile);
    return files;
}

std::vector<std::filesystem::path> scansAt(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
        return {path};
    }
    std::vector<std::filesystem::path> files = filesNamedAsScans(path);
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
