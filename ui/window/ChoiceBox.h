// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QComboBox;
class QString;
class QWidget;

namespace disyre::ui {

/// A combo box for a panel, under the name that tests find it by, with what it is read out and
/// explained as.
[[nodiscard]] QComboBox* makeChoiceBox(QWidget* parent, const QString& name, const QString& title,
                                       const QString& tip);

}  // namespace disyre::ui
