// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/ScanFolder.h"

#include <QCoreApplication>
#include <QDir>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/ScanName.h"
#include "ui/common/Paths.h"

namespace disyre::ui {

std::vector<std::filesystem::path> scansAt(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
        return {path};
    }
    const QDir folder(toText(path));
    std::vector<std::filesystem::path> files;
    for (const QString& name : folder.entryList(QDir::Files | QDir::Readable, QDir::Name)) {
        if (isScanName(path / toPath(name))) {
            files.push_back(path / toPath(name));
        }
    }
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
