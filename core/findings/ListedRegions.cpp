// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/ListedRegions.h"

#include <algorithm>
#include <utility>

namespace disyre {

namespace {

std::size_t peakOf(const Region& region, const Volume& map) {
    return *std::max_element(
        region.voxels.begin(), region.voxels.end(),
        [&map](std::size_t a, std::size_t b) { return map.voxels[a] < map.voxels[b]; });
}

/// Adds a region and marks its voxels as listed.
void list(Region region, bool isBelow, const Volume& map, Mask& isListed,
          std::vector<ListedRegion>& regions) {
    for (const std::size_t voxel : region.voxels) {
        isListed.voxels[voxel] = 1;
    }
    const std::size_t peak = peakOf(region, map);
    regions.push_back({std::move(region), peak, isBelow});
}

}  // namespace

std::vector<ListedRegion> listedRegions(const Volume& map, float threshold, std::size_t fewest) {
    std::vector<ListedRegion> regions;
    const float highest =
        map.voxels.empty() ? 0.0f : *std::max_element(map.voxels.begin(), map.voxels.end());
    if (!(threshold > 0.0f) || !(highest > 0.0f)) {
        return regions;
    }
    Mask isListed(map.size);
    for (Region& region : findRegions(map, threshold, kSmallestRegionMillilitres)) {
        list(std::move(region), false, map, isListed, regions);
    }
    // At a hundredth of the highest score all of a brain is one region.
    const float lowest = 0.01f * highest;
    constexpr float kStep = 0.9f;
    for (float at = kStep * std::min(threshold, highest); regions.size() < fewest && at >= lowest;
         at *= kStep) {
        for (Region& region : findRegions(map, at, kSmallestRegionMillilitres)) {
            const bool isNew =
                std::none_of(region.voxels.begin(), region.voxels.end(),
                             [&](std::size_t voxel) { return isListed.voxels[voxel] != 0; });
            if (isNew && regions.size() < fewest) {
                list(std::move(region), true, map, isListed, regions);
            }
        }
    }
    const auto firstBelow = std::find_if(regions.begin(), regions.end(),
                                         [](const ListedRegion& each) { return each.isBelow; });
    std::stable_sort(firstBelow, regions.end(),
                     [&map](const ListedRegion& a, const ListedRegion& b) {
                         return map.voxels[a.peak] > map.voxels[b.peak];
                     });
    return regions;
}

Volume labelsOf(const Volume& map, const std::vector<ListedRegion>& regions) {
    Volume labels(map.size, map.affine);
    for (std::size_t number = regions.size(); number > 0; --number) {
        for (const std::size_t voxel : regions[number - 1].region.voxels) {
            labels.voxels[voxel] = static_cast<float>(number);
        }
    }
    return labels;
}

}  // namespace disyre
