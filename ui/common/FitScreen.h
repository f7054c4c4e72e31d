// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

class QScrollArea;
class QWidget;

namespace disyre::ui {

/// The size, without its frame, that a window of this wanted size gets on a screen.
/// @param available what the screen has beside the system's own bars, in device-independent pixels.
[[nodiscard]] QSize fittingSize(QSize wanted, QSize available);

/// Gives a window this size, or as much of it as its screen has room for.
void resizeToFit(QWidget& window, QSize wanted);

/// Makes a scroll area around a panel that may be higher than its place. It is never narrower than
/// the panel needs, so that it scrolls up and down only.
/// @param name the object name, by which tests find it.
[[nodiscard]] QScrollArea* scrolled(QWidget* panel, const QString& name);

}  // namespace disyre::ui
