// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Message.h"

namespace disyre {

/// The names of all messages. Files that create messages include this header; for files that only
/// pass messages on, Message.h is enough.
enum class MessageId : std::uint16_t {
#define DISYRE_MESSAGE(id, name, problem, advice) id,
#include "core/base/MessageList.h"
#undef DISYRE_MESSAGE
};

}  // namespace disyre
