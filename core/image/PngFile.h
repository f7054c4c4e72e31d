// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/image/RgbPicture.h"

namespace disyre {

/// Writes a picture as a PNG file, completely or not at all. Throws FileError if it cannot be
/// written.
void writePng(const std::filesystem::path& path, const RgbPicture& picture);

}  // namespace disyre
