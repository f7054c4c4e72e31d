// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace disyre {

/// Returns a text as a field of a CSV file by RFC 4180: in quotation marks where it holds a comma,
/// a quotation mark or the end of a line, otherwise as it is.
[[nodiscard]] std::string csvField(const std::string& text);

}  // namespace disyre
