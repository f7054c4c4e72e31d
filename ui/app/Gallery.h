// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace disyre::ui {

class MainWindow;

/// Takes the shown window through its states with the sample and writes a picture of each,
/// state-theme-scale.png, into `folder`. Returns the program's exit code.
int renderGallery(MainWindow& window, const QString& folder);

}  // namespace disyre::ui
