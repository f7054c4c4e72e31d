// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>

namespace disyre::ui {

class MainWindow;

/// How long a lesson makes people wait, in milliseconds.
struct LessonTimes {
    /// The longest time of 30 moves of t on a slice of 240 x 240 pixels until all its pictures are
    /// drawn.
    qint64 movedMs = 0;
    /// From the click on Heal it until the restoration is drawn, with the model in memory.
    qint64 healedMs = 0;
};

/// Opens the teaching window, measures, and closes it.
/// @param patience the milliseconds to wait for each part at most.
/// Returns nothing if a part did not come about, for example without a model.
[[nodiscard]] std::optional<LessonTimes> timeLesson(MainWindow& window, int patience);

}  // namespace disyre::ui
