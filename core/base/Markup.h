// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace disyre {

/// Returns a text as it is written into HTML, SVG or XML: the characters that mean something there
/// (ampersand, angle brackets, quotation mark) are replaced by their names, so that the text is
/// shown as it is, also as the value of an attribute.
[[nodiscard]] std::string escapedMarkup(std::string_view text);

}  // namespace disyre
