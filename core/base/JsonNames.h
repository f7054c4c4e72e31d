// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace disyre {

/// Returns a name that an object of a JSON text gives to two of its members, of which readers keep
/// one or the other; nothing if there is none, or for a text that is not JSON.
[[nodiscard]] std::optional<std::string> nameGivenTwice(std::string_view text);

}  // namespace disyre
