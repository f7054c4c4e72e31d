// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "ui/teaching/Handout.h"

namespace disyre::ui {

/// The pictures of a lesson in their order, each with a short name such as "x-t-060".
struct LessonPictures {
    std::vector<std::pair<QString, QImage>> pictures;
    /// The pictures of the animation in their order, all grey and of one size, and for how many
    /// hundredths of a second each is shown. Without any there is no animation.
    std::vector<std::pair<QImage, int>> animation;
    /// The pages of the handout. Without any there is none.
    std::vector<HandoutPage> handout;
    /// What they were made with, as JSON.
    std::string recipe;
};

/// Writes the pictures as PNG files that are numbered in their order, each pixel enlarged to a
/// square of whole pixels, the animation as lesson.gif, the handout as handout.pdf, and the recipe
/// as lesson.json, into a new folder: all of them or none. The same lesson gives the same files,
/// byte for byte, but for the date in handout.pdf. Slow. Throws FileError if the folder exists
/// already or cannot be written.
void writeLesson(const std::filesystem::path& folder, const LessonPictures& lesson);

}  // namespace disyre::ui
