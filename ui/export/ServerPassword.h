// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pacs/PacsServers.h"

class QWidget;

namespace disyre::ui {

/// Asks for the password of a server that has a user name, unless it is known already.
/// @return whether the server can be asked now; false if the person cancelled.
[[nodiscard]] bool askForPassword(PacsServer& server, QWidget* parent);

}  // namespace disyre::ui
