// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace disyre {

/// Tells whether a file is named like a scan: its name has one of scanEndings(), in small or
/// capital letters, and, if it is the header of a pair, its image lies beside it. Names that begin
/// with a dot are left out: they are hidden files, such as the "._" files in which macOS keeps what
/// it knows of another file.
[[nodiscard]] bool isScanName(const std::filesystem::path& file);

/// Returns a file's name without its folder and without the ending of a scan, as UTF-8 where the
/// name is that.
[[nodiscard]] std::string scanStem(const std::filesystem::path& file);

/// Tells whether a name is another one, or begins with it and goes on with a character that is
/// neither a letter nor a digit. So "sub-1_T1w" belongs to "sub-1", and "sub-10" does not. A
/// beginning that ends in such a character itself, such as "sub-1_", needs no further one.
[[nodiscard]] bool belongsToName(std::string_view name, std::string_view beginning);

/// Returns those masks that are a scan's by their names: the one that is named like the scan, or
/// else all whose names belong to the scan's (see belongsToName()), but for those that belong to
/// another of the scans with a longer name: with the scans "a" and "a_b", the mask "a_b_mask" is
/// not that of "a". No scan is its own mask.
/// @param scans all scans that the masks are for; may be empty.
[[nodiscard]] std::vector<std::filesystem::path> masksNamedFor(
    const std::filesystem::path& scan, const std::vector<std::filesystem::path>& masks,
    const std::vector<std::filesystem::path>& scans = {});

}  // namespace disyre
