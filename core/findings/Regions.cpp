// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/Regions.h"

#include <algorithm>
#include <cstdint>

#include "core/image/RimmedMask.h"

namespace disyre {

namespace {

/// Returns how far the 26 neighbours of a voxel lie from it.
std::vector<std::ptrdiff_t> neighboursIn(const RimmedMask& mask) {
    std::vector<std::ptrdiff_t> offsets;
    for (std::ptrdiff_t dz = -1; dz <= 1; ++dz) {
        for (std::ptrdiff_t dy = -1; dy <= 1; ++dy) {
            for (std::ptrdiff_t dx = -1; dx <= 1; ++dx) {
                if (dx != 0 || dy != 0 || dz != 0) {
                    offsets.push_back(dz * static_cast<std::ptrdiff_t>(mask.plane()) +
                                      dy * static_cast<std::ptrdiff_t>(mask.row()) + dx);
                }
            }
        }
    }
    return offsets;
}

}  // namespace

std::vector<Region> findRegions(const Mask& mask) {
    RimmedMask rimmed(mask);
    std::vector<std::uint8_t>& open = rimmed.voxels();
    const std::vector<std::ptrdiff_t> neighbours = neighboursIn(rimmed);
    // The number of each voxel's region, from 1.
    std::vector<std::uint32_t> numbers(open.size());
    std::vector<std::size_t> counts;
    std::vector<std::size_t> front;
    for (std::size_t seed = 0; seed < open.size(); ++seed) {
        if (open[seed] == 0) {
            continue;
        }
        counts.push_back(0);
        front.assign(1, seed);
        open[seed] = 0;
        while (!front.empty()) {
            const std::size_t at = front.back();
            front.pop_back();
            numbers[at] = static_cast<std::uint32_t>(counts.size());
            ++counts.back();
            for (const std::ptrdiff_t offset : neighbours) {
                const std::size_t next = at + static_cast<std::size_t>(offset);
                if (open[next] != 0) {
                    open[next] = 0;
                    front.push_back(next);
                }
            }
        }
    }
    std::vector<Region> regions(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        regions[i].voxels.reserve(counts[i]);
    }
    std::size_t voxel = 0;
    for (int z = 0; z < mask.size[2]; ++z) {
        for (int y = 0; y < mask.size[1]; ++y) {
            const std::size_t first = rimmed.rowAt(y, z);
            for (int x = 0; x < mask.size[0]; ++x, ++voxel) {
                if (const auto number = numbers[first + static_cast<std::size_t>(x)]; number != 0) {
                    regions[number - 1].voxels.push_back(voxel);
                }
            }
        }
    }
    std::stable_sort(regions.begin(), regions.end(), [](const Region& a, const Region& b) {
        return a.voxels.size() > b.voxels.size();
    });
    return regions;
}

std::vector<Region> findRegions(const Volume& map, float threshold, double minimumMillilitres) {
    Mask above(map.size);
    std::transform(map.voxels.begin(), map.voxels.end(), above.voxels.begin(),
                   [threshold](float v) -> std::uint8_t { return v >= threshold; });
    std::vector<Region> regions = findRegions(above);
    const double millilitres = map.voxelMillilitres();
    std::erase_if(regions, [&](const Region& region) {
        return static_cast<double>(region.voxels.size()) * millilitres < minimumMillilitres;
    });
    return regions;
}

std::vector<double> regionMillilitres(const Volume& map, double threshold) {
    std::vector<double> volumes;
    if (threshold > 0.0) {
        for (const Region& region :
             findRegions(map, static_cast<float>(threshold), kSmallestRegionMillilitres)) {
            volumes.push_back(static_cast<double>(region.voxels.size()) * map.voxelMillilitres());
        }
    }
    return volumes;
}

}  // namespace disyre
