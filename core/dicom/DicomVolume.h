// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/StopToken.h"
#include "core/dicom/DicomSeries.h"
#include "core/image/Volume.h"

namespace disyre {

/// Reads the voxels of a series, each slice with its own rescaling, and fills in or resamples
/// slices as the series' row says. The volume has the series' size and affine. Voxels are kept as
/// they lie in the files: columns run fastest, then rows, then slices along the normal.
/// Throws ScanError, which names the file, if an image is missing, truncated, damaged, or stored in
/// a way that cannot be read; ScanError with the series' own refusal if no volume can be made of
/// it; ConstantScanError if all voxels are equal; Stopped if a stop is requested.
[[nodiscard]] Volume readDicomVolume(const DicomSeries& series, const DicomProgress& progress,
                                     const StopToken& stop);

}  // namespace disyre
