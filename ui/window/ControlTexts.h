// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QComboBox;
class QWidget;

namespace disyre::ui {

/// Makes a combo box for a narrow panel with a number of entries that have no text yet.
/// @param name the object name, by which tests find the box.
[[nodiscard]] QComboBox* makeChoiceBox(QWidget* parent, const QString& name, int entries);

/// Sets the name that a screen reader says and the tool tip.
void describe(QWidget& widget, const QString& name, const QString& tip);

/// Sets the texts of a combo box's entries and keeps the chosen entry and the entries' data.
void setTexts(QComboBox& box, const QStringList& texts);

}  // namespace disyre::ui
