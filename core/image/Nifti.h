// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// What a NIfTI header says, before any voxel is read.
struct ScanInfo {
    Size3 size{};
    std::array<double, 3> spacing{};  ///< millimetres
    Affine affine{};                  ///< voxel to RAS, mm
    std::string axes;                 ///< where the three axes point, e.g. "RAS", "PSR"
    std::string dataType;             ///< as stored, e.g. "uint8"
    double slope = 1.0;               ///< value = slope * stored + intercept
    double intercept = 0.0;
    int niftiVersion = 1;
    bool compressed = false;
    std::size_t notFinite = 0;          ///< voxels without a number; known once they were read
    std::vector<std::string> warnings;  ///< sentences for the person who opens it
};

/// Reads and checks the header. Throws ScanError for what cannot be a 3-D scan: missing, empty,
/// truncated, no NIfTI, fewer or more than three dimensions, absurd sizes. Trailing dimensions of
/// length one are accepted.
[[nodiscard]] ScanInfo readScanInfo(const std::filesystem::path& path);

/// Reads a scan with its voxels, scaled by slope and intercept; non-finite voxels become 0 and are
/// warned of in `info`. Throws ScanError as readScanInfo(), and for scans that are constant
/// (ConstantScanError), hold no finite value, or do not fit in memory.
[[nodiscard]] Volume readScan(const std::filesystem::path& path, ScanInfo* info = nullptr);

/// Writes a float32 NIfTI-1 file (gzipped when the name ends in .gz) with the volume's affine as
/// sform and, where it is orthogonal, as qform too; all or nothing. Throws FileError.
void writeScan(const std::filesystem::path& path, const Volume& volume,
               const std::string& description = "");

/// Where the affine's columns point: the closest of R/L, A/P, S/I, each axis used once.
[[nodiscard]] std::string axesText(const Affine& affine);

}  // namespace disyre
