// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace disyre {

/// Returns a text of a DICOM file as UTF-8.
/// @param bytes the text as it stands in the file; escape sequences may change its character set
/// (PS3.5, section 6.1.2.5).
/// @param characterSets the value of Specific Character Set (0008,0005), such as "ISO_IR 100" or
/// "\\ISO 2022 IR 87"; empty for plain ASCII.
/// Bytes that the character set does not have become U+FFFD; nothing is thrown.
[[nodiscard]] std::string dicomTextToUtf8(std::string_view bytes, std::string_view characterSets);

/// Returns a person's name for a reader: its first group (before "="), with spaces in place of
/// "^": "Mustermann Erika".
[[nodiscard]] std::string readablePersonName(const std::string& name);

}  // namespace disyre
