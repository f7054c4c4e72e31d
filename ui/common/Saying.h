// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <exception>
#include <functional>

#include "ui/common/ErrorText.h"

namespace disyre::ui {

/// A text that is put into words each time it is asked for, and so in the language that the window
/// has then. An empty function says nothing.
using Saying = std::function<QString()>;

/// What it says now; empty for an empty function.
[[nodiscard]] inline QString said(const Saying& saying) {
    return saying ? saying() : QString();
}

/// Says what messageText() makes of the message.
[[nodiscard]] inline Saying sayingOf(const Message& message) {
    return [message] { return messageText(message); };
}

/// Says what errorText() makes of the error, which need not live on. May be called on any thread.
[[nodiscard]] inline Saying sayingOf(const std::exception& error) {
    return sayingOf(messageOf(error));
}

}  // namespace disyre::ui
