// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/Regions.h"

#include <algorithm>

namespace disyre {

std::vector<Region> findRegions(const Mask& mask) {
    std::vector<Region> regions;
    std::vector<std::uint8_t> open = mask.voxels;
    const auto& size = mask.size;
    const std::size_t row = static_cast<std::size_t>(size[0]);
    const std::size_t plane = mask.sliceSize();
    std::vector<std::size_t> front;
    for (std::size_t seed = 0; seed < open.size(); ++seed) {
        if (open[seed] == 0) {
            continue;
        }
        Region region;
        front.assign(1, seed);
        open[seed] = 0;
        while (!front.empty()) {
            const std::size_t at = front.back();
            front.pop_back();
            region.voxels.push_back(at);
            const int x = static_cast<int>(at % row);
            const int y = static_cast<int>(at % plane / row);
            const int z = static_cast<int>(at / plane);
            for (int dz = -1; dz <= 1; ++dz) {
                for (int dy = -1; dy <= 1; ++dy) {
                    for (int dx = -1; dx <= 1; ++dx) {
                        if (!mask.contains(x + dx, y + dy, z + dz)) {
                            continue;
                        }
                        const std::size_t next = mask.index(x + dx, y + dy, z + dz);
                        if (open[next] != 0) {
                            open[next] = 0;
                            front.push_back(next);
                        }
                    }
                }
            }
        }
        std::sort(region.voxels.begin(), region.voxels.end());
        regions.push_back(std::move(region));
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
