// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

namespace disyre::ui {

class MainWindow;

/// Opens and heals the sample in the shown window, stops, and prints how long each of these took.
/// @param sinceStart a timer that has run since the program began.
/// @return the exit code of the program.
int runSelfTest(MainWindow& window, const QElapsedTimer& sinceStart);

}  // namespace disyre::ui
