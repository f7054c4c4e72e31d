// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/CaseSlices.h"

#include <algorithm>
#include <cmath>

namespace disyre {

void keepSlices(Mask& mask, const CaseSlices& slices) {
    for (int z = 0; z < mask.size[2]; ++z) {
        if (z % slices.every != slices.first) {
            const auto begin =
                mask.voxels.begin() + static_cast<std::ptrdiff_t>(mask.index(0, 0, z));
            std::fill_n(begin, mask.sliceSize(), std::uint8_t{0});
        }
    }
}

std::vector<int> modelSlicesFor(const PreparedScan& prepared, const CaseSlices& slices) {
    // If a slice of the scan lies nearer than this to a slice of model space (in slices), it counts
    // as the same slice. Otherwise a rounding error would add a neighbour that interpolation does
    // not need.
    constexpr double kSameSlice = 1e-3;
    std::vector<int> model;
    for (int z = slices.first; z < prepared.scanMask.size[2]; z += slices.every) {
        const double at = (z - prepared.originInScan[2]) / prepared.spacingInScan[2];
        const auto low = static_cast<int>(std::floor(at + kSameSlice));
        const auto high = static_cast<int>(std::ceil(at - kSameSlice));
        for (int slice = low; slice <= high; ++slice) {
            if (slice >= 0 && slice < prepared.image.size[2] &&
                (model.empty() || model.back() < slice)) {
                model.push_back(slice);
            }
        }
    }
    return model;
}

}  // namespace disyre
