// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

class QWidget;

namespace disyre::ui {

/// Draws a widget with everything in it as it is shown, `scale` times as large and as sharp as the
/// larger size allows: text and lines are drawn anew, and so are the views of VTK.
/// @param scale 1 to 4; 1 stands for the pixels of the screen.
[[nodiscard]] QImage sharpPicture(QWidget& widget, double scale);

}  // namespace disyre::ui
