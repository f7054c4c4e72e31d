// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/Message.h"
#include "core/image/Volume.h"
#include "core/preprocess/IntensityScaling.h"

namespace disyre {

/// Another volume of the same patient, brought to the grid of a scan to be laid over it.
struct OverlayVolume {
    Volume onScan;  ///< Its values on the scan's grid; 0 outside `inside`.
    /// What is to be seen of it on the scan's grid: of a segmentation the labelled voxels, of a
    /// grey picture those that differ from its background.
    Mask inside;
    /// The labels of a segmentation without 0, ascending; empty for a grey picture.
    std::vector<float> labels;
    /// The intensities that a grey picture is shown with at first; see displayRange().
    IntensityRange shown;

    [[nodiscard]] bool isSegmentation() const { return !labels.empty(); }
};

/// Tells whether a volume is a segmentation: all its values are whole, and they are few, or many
/// but alike in most neighbouring voxels, as those of an atlas with a hundred structures are. If
/// so, returns its labels without 0, ascending; otherwise nothing.
[[nodiscard]] std::vector<float> segmentationLabels(const Volume& volume);

/// Reads a volume and brings it to the grid of `scan` by the positions in space that both headers
/// state: each voxel of a segmentation gets the label nearest to it, and a grey picture is
/// interpolated linearly. A file that does not say where it lies gets the position of the scan if
/// it has as many voxels along each axis.
///
/// A message about the file is added to `warnings` if that was done, if the reader had something to
/// say, if less than half of the smaller of the two, what the file shows and the scan's tissue,
/// lies in both, and if both show a stripped brain whose volumes differ by more than a fifth.
/// Throws FileError or ScanError if the file cannot be read, if it has neither a position nor the
/// scan's size, and if nothing of it lies in the scan.
[[nodiscard]] OverlayVolume readOverlay(const Volume& scan, const std::filesystem::path& file,
                                        std::vector<Message>& warnings);

}  // namespace disyre
