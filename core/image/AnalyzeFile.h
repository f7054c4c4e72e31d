// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>

#include "core/image/ScanInfo.h"
#include "core/image/Volume.h"

namespace disyre {

/// Analyze 7.5, the format that NIfTI-1 grew from: a header of 348 bytes (.hdr) and the voxels in a
/// second file (.img), either of them gzipped or not. The header names the order of the axes
/// (its field orient, 0 to 5), but programs disagreed about where the first axis points, so that
/// left and right cannot be trusted, and a warning says so. As in the format's description, the
/// first axis of axial slices is taken to run to the patient's left. The voxel that SPM wrote into
/// the field originator is used as the origin; without one the middle of the scan is. The factor
/// that SPM wrote into the field funused1 scales the values.

/// Tells whether a header that begins with these bytes, unpacked, is one of Analyze 7.5.
[[nodiscard]] bool isAnalyze(std::span<const unsigned char> bytes);

/// Reads and checks the header, which is named by `path` and whose image lies beside it. Throws
/// what readScanInfo() of ScanReader.h throws.
[[nodiscard]] ScanInfo readAnalyzeInfo(const std::filesystem::path& path, const ScanChoice& choice);

/// Throws what readScan() of ScanReader.h throws.
[[nodiscard]] Volume readAnalyze(const std::filesystem::path& path, ScanInfo& info,
                                 const ScanChoice& choice);

}  // namespace disyre
