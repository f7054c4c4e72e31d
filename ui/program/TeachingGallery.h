// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace disyre::ui {

class MainWindow;

/// Walks through the teaching window and the first step of a tour on the sample, which must be
/// open, with the window's model, and has each page drawn.
/// @param shoot draws a page under the name of its state.
/// @return false when a page did not become ready.
[[nodiscard]] bool renderTeaching(MainWindow& window,
                                  const std::function<void(QWidget&, const QString& state)>& shoot);

}  // namespace disyre::ui
