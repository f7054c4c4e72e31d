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

namespace {

/// Puts the largest region first; equal ones stay in their order.
void sortBySize(std::vector<Region>& regions) {
    std::stable_sort(regions.begin(), regions.end(), [](const Region& a, const Region& b) {
        return a.voxels.size() > b.voxels.size();
    });
}

/// Takes all voxels that are connected with a seed out of `open` and calls `take` with each.
template <typename Take>
void flood(std::vector<std::uint8_t>& open, std::size_t seed,
           const std::vector<std::ptrdiff_t>& neighbours, std::vector<std::size_t>& front,
           const Take& take) {
    front.assign(1, seed);
    open[seed] = 0;
    while (!front.empty()) {
        const std::size_t at = front.back();
        front.pop_back();
        take(at);
        for (const std::ptrdiff_t offset : neighbours) {
            const std::size_t next = at + static_cast<std::size_t>(offset);
            if (open[next] != 0) {
                open[next] = 0;
                front.push_back(next);
            }
        }
    }
}

// Sorting many voxels takes longer than numbering all of a grid, and the other way round.
constexpr std::size_t kFewShare = 16;

/// Regions of a few voxels of a grid: each region is collected and sorted by itself.
/// @param voxels indices into the grid, ascending.
std::vector<Region> fewRegions(const Size3& size, const std::vector<std::size_t>& voxels) {
    RimmedMask rimmed((Mask(size)));
    std::vector<std::uint8_t>& open = rimmed.voxels();
    const std::vector<std::ptrdiff_t> neighbours = neighboursIn(rimmed);
    const auto columns = static_cast<std::size_t>(size[0]);
    const std::size_t slice = columns * static_cast<std::size_t>(size[1]);
    const auto placeInRim = [&](std::size_t voxel) {
        return rimmed.rowAt(static_cast<int>(voxel % slice / columns),
                            static_cast<int>(voxel / slice)) +
               voxel % columns;
    };
    for (const std::size_t voxel : voxels) {
        open[placeInRim(voxel)] = 1;
    }
    std::vector<std::size_t> front;
    std::vector<Region> regions;
    for (const std::size_t voxel : voxels) {
        const std::size_t seed = placeInRim(voxel);
        if (open[seed] == 0) {
            continue;
        }
        std::vector<std::size_t>& inside = regions.emplace_back().voxels;
        flood(open, seed, neighbours, front, [&](std::size_t at) {
            // The rim is one voxel wide on each side.
            const std::size_t x = at % rimmed.row() - 1;
            const std::size_t y = at % rimmed.plane() / rimmed.row() - 1;
            const std::size_t z = at / rimmed.plane() - 1;
            inside.push_back(z * slice + y * columns + x);
        });
        std::sort(inside.begin(), inside.end());
    }
    sortBySize(regions);
    return regions;
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
        flood(open, seed, neighbours, front, [&](std::size_t at) {
            numbers[at] = static_cast<std::uint32_t>(counts.size());
            ++counts.back();
        });
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
    sortBySize(regions);
    return regions;
}

std::vector<Region> findRegions(const Volume& map, float threshold, double minimumMillilitres) {
    std::vector<std::size_t> above;
    const std::size_t few = map.voxels.size() / kFewShare;
    for (std::size_t i = 0; i < map.voxels.size() && above.size() <= few; ++i) {
        if (map.voxels[i] >= threshold) {
            above.push_back(i);
        }
    }
    std::vector<Region> regions;
    if (above.size() <= few) {
        regions = fewRegions(map.size, above);
    } else {
        Mask mask(map.size);
        std::transform(map.voxels.begin(), map.voxels.end(), mask.voxels.begin(),
                       [threshold](float v) -> std::uint8_t { return v >= threshold; });
        regions = findRegions(mask);
    }
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
