// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace disyre::ui {

/// The pictures of a lesson in their order, each with a short name such as "x-t-060".
struct LessonPictures {
    std::vector<std::pair<QString, QImage>> pictures;
    /// What they were made with, as JSON.
    std::string recipe;
};

/// Writes the pictures as PNG files that are numbered in their order, each pixel enlarged to a
/// square of whole pixels, and the recipe as lesson.json, into a new folder: all of them or none.
/// The same pictures give the same files, byte for byte. Slow. Throws FileError if the folder
/// exists already or cannot be written.
void writeLesson(const std::filesystem::path& folder, const LessonPictures& lesson);

}  // namespace disyre::ui
