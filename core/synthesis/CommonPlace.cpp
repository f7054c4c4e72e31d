// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/CommonPlace.h"

#include <algorithm>
#include <cmath>

#include "core/synthesis/CubicSampling.h"

namespace disyre {

namespace {

/// Returns the position along `axis` in the other grid that lies at the same share of its box as
/// `position` does of its own. Voxel i covers the range from i to i + 1, so its centre lies at i +
/// 0.5.
double samePlace(const BrainBox& own, const BrainBox& other, std::size_t axis, int position) {
    const double share = (position + 0.5 - own.first[axis]) / (own.end[axis] - own.first[axis]);
    return other.first[axis] + share * (other.end[axis] - other.first[axis]) - 0.5;
}

int nearestInside(double position, int size) {
    return std::clamp(static_cast<int>(std::lround(position)), 0, size - 1);
}

}  // namespace

BrainBox brainBox(const Mask& mask) {
    BrainBox box{mask.size, {0, 0, 0}};
    for (int z = 0; z < mask.size[2]; ++z) {
        for (int y = 0; y < mask.size[1]; ++y) {
            for (int x = 0; x < mask.size[0]; ++x) {
                if (mask.at(x, y, z) == 0) {
                    continue;
                }
                const Size3 voxel{x, y, z};
                for (std::size_t axis = 0; axis < 3; ++axis) {
                    box.first[axis] = std::min(box.first[axis], voxel[axis]);
                    box.end[axis] = std::max(box.end[axis], voxel[axis] + 1);
                }
            }
        }
    }
    if (box.end[0] == 0) {
        box.first = {0, 0, 0};
    }
    return box;
}

Patch sliceOfSamePlace(const SubjectView& other, const BrainBox& otherBox, const BrainBox& ownBox,
                       const Size3& ownSize, int z) {
    const Size3& size = other.image->size;
    const int otherZ = nearestInside(samePlace(ownBox, otherBox, 2, z), size[2]);
    Patch slice(size[1], size[0]);
    std::copy_n(
        other.image->voxels.begin() + static_cast<std::ptrdiff_t>(other.image->index(0, 0, otherZ)),
        static_cast<std::ptrdiff_t>(other.image->sliceSize()), slice.pixels.begin());
    Patch result(ownSize[1], ownSize[0]);
    for (int y = 0; y < ownSize[1]; ++y) {
        const double row = samePlace(ownBox, otherBox, 1, y);
        for (int x = 0; x < ownSize[0]; ++x) {
            const double column = samePlace(ownBox, otherBox, 0, x);
            const int nearestRow = static_cast<int>(std::lround(row));
            const int nearestColumn = static_cast<int>(std::lround(column));
            if (slice.contains(nearestRow, nearestColumn) &&
                other.mask->at(nearestColumn, nearestRow, otherZ) != 0) {
                result.at(y, x) = std::clamp(sampleCubic(slice, row, column), 0.0f, 1.0f);
            }
        }
    }
    return result;
}

}  // namespace disyre
