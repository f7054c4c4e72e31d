// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>

#include "core/image/ScanInfo.h"
#include "core/image/Volume.h"

namespace disyre {

/// NRRD ("nearly raw raster data"), the format of Teem and 3D Slicer: a header of text, then the
/// voxels in the same file (.nrrd) or in others (.nhdr). Names and rules are those of the format's
/// definition (teem.sourceforge.net/nrrd/format.html). Read are the encodings raw, gzip and text,
/// data files named one by one, in a list or by a pattern, and the spaces RAS, LAS and LPS. Where a
/// file names no such space, its axes are taken for LPS as ITK does, with a warning.

/// Tells whether a file that begins with these bytes is a NRRD file.
[[nodiscard]] bool isNrrd(std::span<const unsigned char> bytes);

/// Reads and checks the header. Throws what readScanInfo() of ScanReader.h throws.
[[nodiscard]] ScanInfo readNrrdInfo(const std::filesystem::path& path, const ScanChoice& choice);

/// Throws what readScan() of ScanReader.h throws.
[[nodiscard]] Volume readNrrd(const std::filesystem::path& path, ScanInfo& info,
                              const ScanChoice& choice);

}  // namespace disyre
