// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>

#include "core/image/ScanInfo.h"
#include "core/image/Volume.h"

namespace disyre {

/// What every reader of a scan format checks in the same way. All of these functions throw
/// ScanError with the name of the file `path`.

/// Throws unless the file is there, is an ordinary file (no folder, pipe or device), may be read
/// and is not empty.
void checkScanFile(const std::filesystem::path& path);

/// Returns the numbers of voxels of one volume. Throws if a number is less than 1, if the volume is
/// flat (fewer than 2 voxels along an axis), or if it has more voxels than can be worked with.
[[nodiscard]] Size3 checkedScanSize(const std::filesystem::path& path,
                                    const std::array<std::int64_t, 3>& size);

/// Enters into `info` how many volumes a file holds and which of them is read, and warns of a
/// series. Throws if the volume that was chosen does not exist.
/// @param extra the number of volumes along each dimension beyond the third; a volume can be chosen
/// only if at most one of these numbers is larger than 1.
void chooseVolume(const std::filesystem::path& path, std::span<const std::int64_t> extra,
                  const ScanChoice& choice, ScanInfo& info);

/// Enters into `info` that its affine is a guess, because the file states no position, and warns.
void warnOfNoPosition(ScanInfo& info);

/// Enters into `info` what follows from its affine: spacing, axes, and notes about axes that are
/// oblique or sheared. Throws if the affine holds a number that is not finite, if the axes span no
/// volume, or if a voxel is smaller than 0.01 mm or larger than 100 mm.
void describeAffine(const std::filesystem::path& path, ScanInfo& info);

/// Enters a note about each kind of unusual axes into `info`: axes that do not stand at right
/// angles, or that are turned against the patient's.
void noteUnusualAxes(ScanInfo& info);

/// Sets voxels that hold no finite number to 0, counts them in `info` and warns of them. Throws if
/// no voxel holds a finite number, and ConstantScanError if all voxels are equal.
void checkScanValues(const std::filesystem::path& path, Volume& volume, ScanInfo& info);

}  // namespace disyre
