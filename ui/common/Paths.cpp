// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Paths.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <system_error>
#include <vector>

namespace disyre::ui {

namespace {

using Names = std::filesystem::path::const_iterator;

/// The names in a folder that are shown as this text, sorted.
std::vector<std::filesystem::path> namesShownAs(const QString& text,
                                                const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> names;
    std::error_code error;
    const std::filesystem::path place = folder.empty() ? std::filesystem::path(".") : folder;
    for (std::filesystem::directory_iterator entry(place, error), end; !error && entry != end;
         entry.increment(error)) {
        if (toText(entry->path().filename()) == text) {
            names.push_back(entry->path().filename());
        }
    }
    std::ranges::sort(names);
    return names;
}

/// The path that exists when the rest of the names is put behind a folder, each name as it is
/// written or as a file of that folder is shown.
std::optional<std::filesystem::path> existingPath(const std::filesystem::path& folder, Names name,
                                                  Names end) {
    std::error_code error;
    if (name == end) {
        return std::filesystem::exists(folder, error) ? std::optional(folder) : std::nullopt;
    }
    const QString shown = toText(*name);
    if (!shown.contains(QChar::ReplacementCharacter)) {
        return existingPath(folder / *name, std::next(name), end);
    }
    for (const std::filesystem::path& real : namesShownAs(shown, folder)) {
        if (auto found = existingPath(folder / real, std::next(name), end)) {
            return found;
        }
    }
    return std::nullopt;
}

}  // namespace

std::filesystem::path toPath(const QString& text) {
    const std::filesystem::path asWritten(text.toStdU16String());
    if (!text.contains(QChar::ReplacementCharacter)) {
        return asWritten;
    }
    if (auto found = existingPath({}, asWritten.begin(), asWritten.end())) {
        return *found;
    }
    // A file that is yet to be written does not exist, but its folder may.
    const std::filesystem::path folder = asWritten.parent_path();
    return folder.empty() || folder == asWritten ? asWritten
                                                 : toPath(toText(folder)) / asWritten.filename();
}

}  // namespace disyre::ui
