// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace disyre::ui {

class HealingSession;

/// What somebody who is to help needs to know of this installation, as plain text. Nothing is sent
/// anywhere; a person may copy it.
[[nodiscard]] QString diagnosticReport(const HealingSession& session);

}  // namespace disyre::ui
