// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disyre::ui {

class MainWindow;

/// Moves the cross-hair through the scan so that all three views show another slice each time, and
/// waits for all of them to be drawn before it goes on. It is meant for tools that drive the window
/// by themselves.
/// @return how many times a second all three views were drawn; 0 when nothing is drawn at all.
[[nodiscard]] double scrollThreeViews(MainWindow& window, int milliseconds);

}  // namespace disyre::ui
