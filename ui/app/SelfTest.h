// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

namespace disyre::ui {

class MainWindow;

/// Opens and heals the sample in the shown window, stops, and prints how long each took.
/// `sinceStart` has run since the program began. Returns the program's exit code.
int runSelfTest(MainWindow& window, const QElapsedTimer& sinceStart);

}  // namespace disyre::ui
