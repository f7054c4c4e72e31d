// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace disyre::ui {

class HealingSession;

/// Writes as plain text what somebody who helps a user needs to know about the installation. It is
/// not sent anywhere; a person may copy it.
[[nodiscard]] QString diagnosticReport(const HealingSession& session);

}  // namespace disyre::ui
