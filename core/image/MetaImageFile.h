// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>

#include "core/image/ScanInfo.h"
#include "core/image/Volume.h"

namespace disyre {

/// MetaImage, a format of ITK: a header of lines such as "NDims = 3", then the voxels in the same
/// file (.mha) or in others (.mhd with .raw or .zraw). Read are binary voxels, plain or compressed,
/// and text, and data files named one by one, in a list or by a pattern. Directions and origin are
/// LPS, as ITK writes them; a header without directions is taken for LPS, with a warning.

/// Tells whether a file that begins with these bytes is a MetaImage.
[[nodiscard]] bool isMetaImage(std::span<const unsigned char> bytes);

/// Reads and checks the header. Throws what readScanInfo() of ScanReader.h throws.
[[nodiscard]] ScanInfo readMetaImageInfo(const std::filesystem::path& path,
                                         const ScanChoice& choice);

/// Throws what readScan() of ScanReader.h throws.
[[nodiscard]] Volume readMetaImage(const std::filesystem::path& path, ScanInfo& info,
                                   const ScanChoice& choice);

}  // namespace disyre
