// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/dicom/DicomSeries.h"

namespace disyre {

/// Slices that may make up a volume, sorted along their normal.
struct SliceGroup {
    std::vector<DicomSlice> slices;
    std::size_t copies = 0;       ///< How many slices were left out, because each is there already.
    bool severalVolumes = false;  ///< Places still hold more than one slice.
    std::size_t patients = 1;     ///< How many patients the series' number stands for.
};

/// Groups the slices of these files by patient, series, orientation, echo, matrix and kind. Where
/// several slices of a group lie at one place, as in a series of several volumes, the group is
/// divided further by image type, diffusion weighting, time, acquisition or echo time, if that
/// leaves one slice at each place.
[[nodiscard]] std::vector<SliceGroup> groupSlices(
    const std::vector<std::shared_ptr<const DicomHeader>>& headers);

/// Returns the direction from slice to slice in DICOM's axes: the one at right angles to rows and
/// columns.
[[nodiscard]] std::array<double, 3> normalOf(const std::array<double, 6>& orientation);

}  // namespace disyre
