// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/ScanFolder.h"

#include <QCoreApplication>
#include <QDir>

#include "core/base/Error.h"
#include "ui/healing/Paths.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

std::vector<std::filesystem::path> scansAt(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
        return {path};
    }
    const QDir folder(toText(path));
    std::vector<std::filesystem::path> files;
    for (const QString& name :
         folder.entryList({u"*.nii"_s, u"*.nii.gz"_s}, QDir::Files | QDir::Readable, QDir::Name)) {
        files.push_back(path / toPath(name));
    }
    if (files.empty()) {
        const auto text = [](const char* sentence) {
            return QCoreApplication::translate("ScanFolder", sentence).toStdString();
        };
        throw FileError(path, text(QT_TRANSLATE_NOOP("ScanFolder", "holds no NIfTI scan")),
                        text(QT_TRANSLATE_NOOP(
                            "ScanFolder", "Open a .nii or .nii.gz file, or a folder of such.")));
    }
    return files;
}

std::filesystem::file_time_type writtenAt(const std::filesystem::path& file) {
    std::error_code error;
    const auto time = std::filesystem::last_write_time(file, error);
    return error ? std::filesystem::file_time_type() : time;
}

}  // namespace disyre::ui
