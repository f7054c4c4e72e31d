// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/image/ScanInfo.h"
#include "core/image/Volume.h"

namespace disyre {

/// The types of numbers in which files store voxels.
enum class NumberType : std::uint8_t {
    UInt8,
    Int8,
    UInt16,
    Int16,
    UInt32,
    Int32,
    UInt64,
    Int64,
    Float32,
    Float64
};

/// Returns the name of a type, such as "uint8".
[[nodiscard]] const char* nameOf(NumberType type);
/// Returns how many bytes a number of a type takes.
[[nodiscard]] int bytesOf(NumberType type);

/// How voxels are written into a file: as they lie in memory, such memory compressed with gzip or
/// zlib, or as numbers in text.
enum class VoxelEncoding : std::uint8_t { Raw, Packed, Text };

/// Where the voxels of a scan lie and how they are stored, as a header says it. The numbers run
/// along the first axis fastest, and volumes follow each other, unless they are interleaved.
struct StoredVoxels {
    /// The files that hold the voxels, one after the other, the same share in each.
    std::vector<std::filesystem::path> files;
    VoxelEncoding encoding = VoxelEncoding::Raw;
    NumberType type = NumberType::UInt8;
    bool bigEndian = false;
    std::uint64_t start = 0;   ///< How many bytes of each file come before, as it lies on the disk.
    std::uint64_t lines = 0;   ///< How many lines come before, counted from `start`.
    std::uint64_t offset = 0;  ///< How many bytes come before, after unpacking.
    /// The voxels are the last bytes of each file, whatever comes before; for raw ones only.
    bool atEnd = false;
    /// The numbers of all volumes lie beside each other for each voxel.
    bool interleaved = false;
};

/// Lets the voxels begin so many bytes after the beginning of one file's content, which may be
/// gzipped as a whole. Throws ScanError about `path` if voxels that are packed or text are gzipped
/// once more.
void placeVoxels(const std::filesystem::path& path, const std::filesystem::path& file,
                 std::uint64_t begin, StoredVoxels& stored);

/// Checks that each file of the voxels is there and may hold as much as the header says, so that no
/// memory is asked for in vain. For text and packed voxels this is a bound. Throws ScanError about
/// `path`, the file that was asked for.
/// @param info says the size and the number of volumes.
void checkStoredVoxels(const std::filesystem::path& path, const StoredVoxels& stored,
                       const ScanInfo& info);

/// Reads the chosen volume and scales it by slope and intercept, after checkStoredVoxels(). Throws
/// ScanError about `path` if the files end too early or are damaged, and what checkScanValues()
/// throws, and ScanError too if memory is short.
[[nodiscard]] Volume readStoredVoxels(const std::filesystem::path& path, const StoredVoxels& stored,
                                      ScanInfo& info);

}  // namespace disyre
