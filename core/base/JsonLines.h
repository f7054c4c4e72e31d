// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace disyre {

/// Where the values of a JSON text stand, so that a mistake in a file that a person has written can
/// be told with its line. Lines are counted from 1.
struct JsonLines {
    /// The line of each value by its JSON pointer, such as "/steps/2/text"; "" is the whole text.
    /// Of a member of an object it is the line of the member's name.
    std::map<std::string, int> lines;
    /// The line up to which the text is JSON; no value if all of it is.
    std::optional<int> brokenAt;

    /// Returns the line of a value; where it is not there, that of the value that would hold it.
    [[nodiscard]] int lineOf(std::string pointer) const;
};

/// Finds the lines of a JSON text. Nothing is thrown.
[[nodiscard]] JsonLines jsonLines(std::string_view text);

}  // namespace disyre
