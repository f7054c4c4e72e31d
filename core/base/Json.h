// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace disyre {

/// A JSON value whose objects keep their members in the order in which they were added, so that the
/// files that the program writes read well and can be compared line by line.
using Json = nlohmann::ordered_json;

/// Returns the value of a JSON text. For a text that is not JSON it returns a value whose
/// is_discarded() is true; nothing is thrown. Parsing and printing are compiled in a single file,
/// because every further file that contained them would cost the build several seconds.
[[nodiscard]] Json parseJson(std::string_view text);

/// Returns the text of a JSON value. If `indent` is negative the text is a single line; otherwise
/// each member has a line of its own, indented by that many spaces for each level. Bytes that are
/// not valid UTF-8, which a file's name may hold, are replaced by U+FFFD.
[[nodiscard]] std::string jsonText(const Json& value, int indent = -1);

}  // namespace disyre

extern template class nlohmann::basic_json<nlohmann::ordered_map>;
