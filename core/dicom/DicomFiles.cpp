// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomFiles.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomArchive.h"
#include "core/dicom/DicomElements.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

bool isHidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

Message messageOn(const fs::path& file, MessageId id, std::vector<MessageArgument> arguments) {
    return ScanError(file, Message(id, std::move(arguments))).message();
}

/// Adds the files of a folder and its subfolders. Links to folders are not followed, since they may
/// lead in a circle.
void addFolder(const fs::path& folder, DicomFiles& found, const StopToken& stop, bool isTop) {
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    std::vector<fs::path> subfolders;
    while (!error && entry != fs::directory_iterator()) {
        stop.throwIfStopped();
        std::error_code ignored;
        if (!isHidden(entry->path())) {
            if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
                subfolders.push_back(entry->path());
            } else if (entry->is_regular_file(ignored)) {
                found.files.push_back(entry->path());
            }
        }
        entry.increment(error);
    }
    if (error && isTop) {
        throw FileError(folder, MessageId::SurveyFolderNotReadable, {error.message()});
    }
    if (error) {
        found.skipped.push_back(
            {folder, messageOn(folder, MessageId::SurveyFolderNotReadable, {error.message()})});
    }
    for (const fs::path& subfolder : subfolders) {
        addFolder(subfolder, found, stop, false);
    }
}

/// Returns the part of `folder` with this name in whatever case; discs are often copied with their
/// names in lower case.
std::optional<fs::path> partOf(const fs::path& folder, const std::string& name) {
    std::error_code error;
    if (name.empty() || name == "." || name == ".." ||
        name.find_first_of("/:") != std::string::npos) {
        return std::nullopt;
    }
    if (fs::exists(folder / name, error)) {
        return folder / name;
    }
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return fs::exists(folder / lower, error) ? std::optional(folder / lower) : std::nullopt;
}

/// Adds the files that a DICOMDIR names (PS3.3, annex F); their names are relative to it, with
/// backslashes between folders.
void addDirectory(const fs::path& directory, DicomFiles& found, const StopToken& stop) {
    const DicomLayout layout = readDicomLayout(directory);
    std::vector<std::string> names;
    DicomElements(layout).eachItem(0x0004, 0x1220, [&names](const DicomElements& record) {
        if (std::string name = record.text(0x0004, 0x1500); !name.empty()) {
            names.push_back(std::move(name));
        }
    });
    if (names.empty()) {
        throw ScanError(directory, MessageId::DicomDirectoryDamaged);
    }
    for (const std::string& name : names) {
        stop.throwIfStopped();
        std::optional<fs::path> path = directory.parent_path();
        for (std::size_t from = 0; path && from <= name.size();) {
            const std::size_t end = std::min(name.find('\\', from), name.size());
            std::string part = name.substr(from, end - from);
            while (part.ends_with(' ')) {
                part.pop_back();
            }
            path = partOf(*path, part);
            from = end + 1;
        }
        if (path) {
            found.files.push_back(*path);
        } else {
            std::string shown = name;
            std::replace(shown.begin(), shown.end(), '\\', '/');
            found.skipped.push_back(
                {shown, messageOn(shown, MessageId::DicomDirectoryFileMissing, {})});
        }
    }
}

}  // namespace

bool isDicomDirectory(const fs::path& path) {
    std::string name = path.filename().string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return name == "DICOMDIR";
}

DicomFiles listDicomFiles(const fs::path& place, const StopToken& stop) {
    DicomFiles found;
    std::error_code error;
    const fs::file_status status = fs::status(place, error);
    if (!fs::exists(status)) {
        throw ScanError(place, MessageId::ScanMissing);
    }
    if (fs::is_directory(status)) {
        addFolder(place, found, stop, true);
        found.files.erase(std::remove_if(found.files.begin(), found.files.end(), isDicomDirectory),
                          found.files.end());
    } else if (isDicomDirectory(place)) {
        addDirectory(place, found, stop);
    } else if (isZipArchive(place)) {
        found.archive = std::make_shared<const DicomArchive>(place, stop);
        found.files = found.archive->files();
    } else {
        found.files.push_back(place);
    }
    std::sort(found.files.begin(), found.files.end());
    found.files.erase(std::unique(found.files.begin(), found.files.end()), found.files.end());
    return found;
}

}  // namespace disyre
