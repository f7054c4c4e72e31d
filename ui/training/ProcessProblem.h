// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>

#include "ui/common/Saying.h"

namespace disyre::ui {

/// Makes a `disyre` that is about to start print its error as a message rather than in English.
void askForMessages(QProcess& process);

/// What a `disyre` that has ended says last on its standard error: its message in the language of
/// the window, or the last line as it is when another library printed it. Empty if it said nothing.
[[nodiscard]] Saying processProblem(const QByteArray& standardError);

}  // namespace disyre::ui
