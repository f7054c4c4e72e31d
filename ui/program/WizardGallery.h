// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace disyre::ui {

class MainWindow;

/// Walks through the training wizard and the model manager on scans made by code, with a training
/// of a few steps, and has every page drawn. The model it trains is discarded.
/// @param shoot draws a page under the name of its state.
/// @return false when a page did not become ready.
[[nodiscard]] bool renderWizard(MainWindow& window,
                                const std::function<void(QWidget&, const QString& state)>& shoot);

}  // namespace disyre::ui
