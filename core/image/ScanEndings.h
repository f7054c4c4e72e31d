// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace disyre {

/// Returns the endings of the files that readScan() opens by their name in a folder or a file
/// dialog, in small letters and with their dot, such as ".nii.gz". Of two files that belong
/// together only the header's ending is among them, so that a scan is listed once.
[[nodiscard]] std::span<const std::string_view> scanEndings();

/// Returns the number of bytes of the ending of a scan at a name's end, in small or capital
/// letters; 0 if there is none.
[[nodiscard]] std::size_t scanEndingLength(std::string_view name);

/// Returns the second file of a pair of header and image: for "a.hdr.gz" the name "a.img.gz" or,
/// if only that exists, "a.img", and the other way round. Empty if the name ends in neither .hdr
/// nor .img, gzipped or not.
[[nodiscard]] std::filesystem::path otherOfPair(const std::filesystem::path& file);

/// Tells whether a file is not the header of a pair whose image is missing. Other programs use the
/// ending .hdr too, so that a folder may hold files of that name that are no scans.
[[nodiscard]] bool hasItsImage(const std::filesystem::path& file);

}  // namespace disyre
