// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/image/Volume.h"
#include "core/preprocess/Preparation.h"

namespace disyre {

/// The axial slices of a scan that an evaluation counts: slice `first`, and from there on every
/// `every`-th. With every = 1 and first = 0 all slices count.
struct CaseSlices {
    int first = 0;
    int every = 1;
};

/// Clears the slices of a mask, on the scan's grid in RAS order, that do not count.
void keepSlices(Mask& mask, const CaseSlices& slices);

/// The slices of the prepared scan, in rising order, that the counted slices of the scan are
/// interpolated from.
[[nodiscard]] std::vector<int> modelSlicesFor(const PreparedScan& prepared,
                                              const CaseSlices& slices);

}  // namespace disyre
