// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/ScanVoxels.h"

#include <algorithm>
#include <cmath>

#include "core/preprocess/Preparation.h"

namespace disyre {

namespace {

void sortOnce(std::vector<std::size_t>& voxels) {
    std::sort(voxels.begin(), voxels.end());
    voxels.erase(std::unique(voxels.begin(), voxels.end()), voxels.end());
}

Size3 placeIn(std::size_t voxel, const Size3& size) {
    const auto columns = static_cast<std::size_t>(size[0]);
    const std::size_t slice = columns * static_cast<std::size_t>(size[1]);
    return {static_cast<int>(voxel % columns), static_cast<int>(voxel % slice / columns),
            static_cast<int>(voxel / slice)};
}

std::size_t indexIn(int x, int y, int z, const Size3& size) {
    return (static_cast<std::size_t>(z) * static_cast<std::size_t>(size[1]) +
            static_cast<std::size_t>(y)) *
               static_cast<std::size_t>(size[0]) +
           static_cast<std::size_t>(x);
}

}  // namespace

ScanVoxels::ScanVoxels(const PreparedScan& prepared)
    : model_(prepared.image.size), scan_(prepared.scanMask.size) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double origin = prepared.originInScan[axis];
        const double spacing = prepared.spacingInScan[axis];
        const int last = scan_[axis] - 1;
        // Begun with the nearest voxel of the scan, for those that no voxel of the scan is nearest
        // to.
        for (int i = 0; i < model_[axis]; ++i) {
            const int nearest =
                std::clamp(static_cast<int>(std::lround(origin + i * spacing)), 0, last);
            toScan_[axis].push_back({nearest, nearest});
        }
        for (int i = 0; i <= last; ++i) {
            const int nearest = static_cast<int>(std::lround((i - origin) / spacing));
            toModel_[axis].push_back(nearest);
            if (nearest >= 0 && nearest < model_[axis]) {
                auto& range = toScan_[axis][static_cast<std::size_t>(nearest)];
                const bool isFirst =
                    i == 0 || toModel_[axis][static_cast<std::size_t>(i - 1)] != nearest;
                range = {isFirst ? i : range[0], i};
            }
        }
    }
}

std::vector<std::size_t> ScanVoxels::scanVoxelsOf(const std::vector<std::size_t>& model) const {
    std::vector<std::size_t> voxels;
    for (const std::size_t voxel : model) {
        const Size3 at = placeIn(voxel, model_);
        const auto& xs = toScan_[0][static_cast<std::size_t>(at[0])];
        const auto& ys = toScan_[1][static_cast<std::size_t>(at[1])];
        const auto& zs = toScan_[2][static_cast<std::size_t>(at[2])];
        for (int z = zs[0]; z <= zs[1]; ++z) {
            for (int y = ys[0]; y <= ys[1]; ++y) {
                for (int x = xs[0]; x <= xs[1]; ++x) {
                    voxels.push_back(indexIn(x, y, z, scan_));
                }
            }
        }
    }
    sortOnce(voxels);
    return voxels;
}

std::vector<std::size_t> ScanVoxels::modelVoxelsOf(const std::vector<std::size_t>& scan) const {
    std::vector<std::size_t> voxels;
    for (const std::size_t voxel : scan) {
        const Size3 at = placeIn(voxel, scan_);
        Size3 to{};
        bool isInside = true;
        for (std::size_t axis = 0; axis < 3; ++axis) {
            to[axis] = toModel_[axis][static_cast<std::size_t>(at[axis])];
            isInside = isInside && to[axis] >= 0 && to[axis] < model_[axis];
        }
        if (isInside) {
            voxels.push_back(indexIn(to[0], to[1], to[2], model_));
        }
    }
    sortOnce(voxels);
    return voxels;
}

}  // namespace disyre
