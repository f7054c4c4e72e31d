// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/dicom/DicomSeries.h"
#include "core/image/Volume.h"

namespace disyre {

/// Reads a DICOM Segmentation as masks on the grid of the series that it was drawn on, the first
/// for segment 1. Throws ScanError if the file is no binary segmentation, is damaged, or has frames
/// that lie on no slice of the series.
[[nodiscard]] std::vector<Mask> readDicomSegments(const std::filesystem::path& file,
                                                  const DicomSeries& onto);

}  // namespace disyre
