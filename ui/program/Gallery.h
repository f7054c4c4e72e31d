// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace disyre::ui {

class MainWindow;

/// Takes the shown window through its states with the sample, and writes a picture of each state
/// into a folder, named state-theme-scale.png.
/// @return the exit code of the program.
int renderGallery(MainWindow& window, const QString& folder);

}  // namespace disyre::ui
