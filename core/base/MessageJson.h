// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/base/Json.h"
#include "core/base/Message.h"

namespace disyre {

/// Returns a message as JSON, so that another process can show it in its own language. The members
/// are "id" (the stable name), "file" if the message is about one, and "arguments", each of which
/// is a text, {"number": "8.5"} or {"message": ...}.
[[nodiscard]] Json messageToJson(const Message& message);
/// Reads a message that messageToJson() wrote. Returns nothing if the JSON is no message or if this
/// version does not know the id.
[[nodiscard]] std::optional<Message> messageFromJson(const Json& json);

}  // namespace disyre
