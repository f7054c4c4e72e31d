// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/Message.h"
#include "core/image/Volume.h"

namespace disyre {

/// Reads a mask or label volume that is to be laid over `scan`, on its own grid. Whatever is above
/// 0 in the result is marked.
///
/// A soft mask, which holds several values and some that are not whole, as smoothing and resampling
/// leave them, marks what is above 0.5; the rest becomes 0. Voxels without a number are not marked.
/// A file that does not say where it lies gets the position of the scan if it has as many voxels
/// along each axis.
///
/// A message about the file is added to `warnings` if that was done, if the reader had something to
/// say, if less than half of the smaller of the two, the marked voxels and the scan's tissue, lies
/// in both, and if a file with the scan's size states a place more than 10 mm away. Throws
/// FileError or ScanError when the file cannot be read, when it has neither a position nor the
/// scan's size, and when no voxel of the scan is marked.
[[nodiscard]] Volume readLabels(const Volume& scan, const std::filesystem::path& file,
                                std::vector<Message>& warnings);

/// Does the same and brings the labels to the grid of `scan`, by the positions in space that both
/// headers state; each voxel gets the label nearest to it.
[[nodiscard]] Volume readLabelsFor(const Volume& scan, const std::filesystem::path& file,
                                   std::vector<Message>& warnings);

}  // namespace disyre
