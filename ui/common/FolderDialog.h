// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace disyre::ui {

/// Asks for a folder to save into: one that is there, or the name of one that is yet to be made.
/// @param start the folder that the dialog shows first.
/// @return the folder's whole path; empty if the person has changed his mind.
[[nodiscard]] QString askForSaveFolder(QWidget* parent, const QString& title, const QString& start);

}  // namespace disyre::ui
