// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>

#include "core/image/ScanInfo.h"
#include "core/image/Volume.h"

namespace disyre {

/// MGH and MGZ, the format of FreeSurfer: a header of 284 bytes and the voxels, both with the
/// highest byte first, in MGZ gzipped together. The layout is that of FreeSurfer's page
/// "MghFormat". The position is stored as the directions of the axes and the RAS point of the
/// centre, which is the voxel with half the size as its index.

/// Tells whether a file that begins with these bytes, unpacked, is an MGH file.
[[nodiscard]] bool isMgh(std::span<const unsigned char> bytes);

/// Reads and checks the header. Throws what readScanInfo() of ScanReader.h throws.
[[nodiscard]] ScanInfo readMghInfo(const std::filesystem::path& path, const ScanChoice& choice);

/// Throws what readScan() of ScanReader.h throws.
[[nodiscard]] Volume readMgh(const std::filesystem::path& path, ScanInfo& info,
                             const ScanChoice& choice);

}  // namespace disyre
