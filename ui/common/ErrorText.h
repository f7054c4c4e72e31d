// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <exception>

#include "core/base/Message.h"

namespace disyre::ui {

/// A message of the core in the language of the window.
[[nodiscard]] QString messageText(const Message& message);

/// What an error says, in the language of the window. A lack of memory and the exceptions of other
/// libraries have sentences of their own. May be called on any thread.
[[nodiscard]] QString errorText(const std::exception& error);

}  // namespace disyre::ui
