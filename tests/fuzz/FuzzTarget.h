// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace disyre::fuzz {

/// One parser that is given hostile bytes. A program of this folder is one target.
struct Target {
    /// Good inputs, made by code, of which others are made by changing them.
    std::vector<std::string> seeds;
    /// Gives the parser one input. May throw disyre::Error, which is how a parser refuses; any
    /// other exception is a mistake of the parser.
    std::function<void(std::string_view input)> parse;
};

/// Returns the target of this program; each file of a target defines it.
[[nodiscard]] Target target();

/// Writes an input to a file with this name, in a folder of this process in memory where the system
/// has one, and returns the file.
[[nodiscard]] std::filesystem::path inputFile(const std::string& name, std::string_view input);

/// Returns the bytes of a file.
[[nodiscard]] std::string bytesOf(const std::filesystem::path& file);

/// Gives the parser of this program one input, and ends the process where it does not refuse it as
/// parsers do.
void parseOnce(std::string_view input);

}  // namespace disyre::fuzz
