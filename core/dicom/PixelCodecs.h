// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/dicom/CodedImage.h"

namespace disyre {

/// Decodes an image with GDCM. Returns its values, least significant byte first, decodedLength()
/// bytes in all; nothing if it is damaged. Throws std::bad_alloc if memory is short. GDCM trusts
/// much of what it reads and ends the program where it sees what it did not expect: this is meant
/// to be called in the program disyre-reader only, and linked into nothing else.
[[nodiscard]] std::optional<std::string> decodedWithGdcm(const CodedImage& image);

}  // namespace disyre
