// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace disyre::ui {

class MainWindow;

/// Walks through the training wizard and the model manager on scans made by code, with a training of
/// a few steps, and has every page drawn. What it trains is discarded. False when it got stuck.
[[nodiscard]] bool renderWizard(MainWindow& window,
                                const std::function<void(QWidget&, const QString& state)>& shoot);

}  // namespace disyre::ui
