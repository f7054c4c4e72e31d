// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QComboBox;
class QString;
class QWidget;

namespace disyre::ui {

/// Makes a combo box for a panel. @param name its object name, by which tests find it.
[[nodiscard]] QComboBox* makeChoiceBox(QWidget* parent, const QString& name);

}  // namespace disyre::ui
