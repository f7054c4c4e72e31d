// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disyre::ui {

class MainWindow;

/// Moves the cross-hair through the scan so that all three views show another slice each time, waiting
/// for all of them to be drawn before it goes on. For tools that drive the window by themselves.
/// @return how often a second all three were drawn; 0 where nothing is drawn at all.
[[nodiscard]] double scrollThreeViews(MainWindow& window, int milliseconds);

}  // namespace disyre::ui
