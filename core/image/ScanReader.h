// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/image/ScanInfo.h"
#include "core/image/Volume.h"

namespace disyre {

/// The one door to scans in files. What a file is is decided by its first bytes and never by its
/// name: NIfTI-1 and NIfTI-2 as one file or as a pair of header and image, Analyze 7.5, NRRD with
/// its header attached or detached, MetaImage, and MGH. Of a pair or a detached header either the
/// header is named or, for .hdr and .img, the image. A file may be gzipped as a whole.

/// Reads and checks the header. Dimensions of length one beyond the third are left out; one longer
/// dimension makes the file a series, of which one volume is chosen, with a warning that says
/// which. Axes that are oblique or sheared are kept as they are, with a note. Throws ScanError for
/// a file that cannot be a 3-D scan: it is missing, empty, truncated or of an unknown format, has
/// fewer than three dimensions or more than one beyond the third, has not the chosen volume, stores
/// no grey values, or has absurd sizes.
[[nodiscard]] ScanInfo readScanInfo(const std::filesystem::path& path,
                                    const ScanChoice& choice = {});

/// Reads a scan and scales its voxels by slope and intercept. Voxels without a finite number become
/// 0 and are counted and warned of in `info`. Throws ScanError for the reasons of readScanInfo()
/// and if no voxel is finite or the scan does not fit into memory, and ConstantScanError if all
/// voxels are equal.
[[nodiscard]] Volume readScan(const std::filesystem::path& path, ScanInfo* info = nullptr,
                              const ScanChoice& choice = {});

}  // namespace disyre
