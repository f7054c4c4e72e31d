// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "core/image/NiftiPosition.h"
#include "core/image/ScanInfo.h"
#include "core/image/Volume.h"

namespace disyre {

/// Tells whether a file that begins with these bytes, unpacked, is a NIfTI-1 or NIfTI-2 file or the
/// header of a pair.
[[nodiscard]] bool isNifti(std::span<const unsigned char> bytes);

/// Reads and checks the header of a NIfTI-1 or NIfTI-2 file, or of a pair of header and image,
/// whose header is named. Where a file has a sform and a qform the sform is used, and where the two
/// differ a warning says so. Throws what readScanInfo() of ScanReader.h throws.
[[nodiscard]] ScanInfo readNiftiInfo(const std::filesystem::path& path,
                                     const ScanChoice& choice = {});

/// Reads a NIfTI scan. Throws what readScan() of ScanReader.h throws.
[[nodiscard]] Volume readNifti(const std::filesystem::path& path, ScanInfo& info,
                               const ScanChoice& choice = {});

/// Writes a float32 NIfTI-1 file, completely or not at all; it is gzipped if its name ends in .gz.
/// The volume's affine becomes the sform and, if it is orthogonal, the qform too. Throws FileError
/// if the file cannot be written.
/// @param position what the header of another file says. If it means the volume's affine, the
/// fields of the new header are equal to it, bit by bit; otherwise it is not used.
void writeScan(const std::filesystem::path& path, const Volume& volume,
               const std::string& description = "", const NiftiPosition* position = nullptr);

/// Returns the directions in which the affine's columns point, as the nearest of R/L, A/P and S/I;
/// each direction is used once.
[[nodiscard]] std::string axesText(const Affine& affine);

}  // namespace disyre
