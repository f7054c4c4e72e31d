// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/ListedRegions.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
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

/// The scores down to which the threshold is lowered, the highest first.
std::vector<float> levelsBelow(float threshold, float highest) {
    // At a hundredth of the highest score all of a brain is one region.
    const float lowest = 0.01f * highest;
    constexpr float kStep = 0.9f;
    std::vector<float> levels;
    for (float at = kStep * std::min(threshold, highest); at >= lowest; at *= kStep) {
        levels.push_back(at);
    }
    return levels;
}

/// The regions of a map as they appear and grow together while the threshold is lowered. Each voxel
/// is looked at once, since searching the whole map at each level takes seconds.
class RisingRegions {
public:
    RisingRegions(const Volume& map, std::vector<float> levels)
        : map_(map), levels_(std::move(levels)), firsts_(levels_.size() + 1) {
        std::vector<std::uint8_t> levelOf(map.voxels.size(), kNever);
        for (std::size_t i = 0; i < map.voxels.size(); ++i) {
            if (!levels_.empty() && map.voxels[i] >= levels_.back()) {
                const auto level = std::partition_point(
                    levels_.begin(), levels_.end(),
                    [value = map.voxels[i]](float each) { return value < each; });
                levelOf[i] = static_cast<std::uint8_t>(level - levels_.begin());
                ++firsts_[levelOf[i] + 1u];
            }
        }
        std::partial_sum(firsts_.begin(), firsts_.end(), firsts_.begin());
        voxels_.resize(firsts_.back());
        std::vector<std::size_t> next(firsts_.begin(), firsts_.end());
        for (std::size_t i = 0; i < levelOf.size(); ++i) {
            if (levelOf[i] != kNever) {
                voxels_[next[levelOf[i]]++] = static_cast<std::uint32_t>(i);
            }
        }
    }

    /// Lowers the threshold level by level and lists each region that appears apart from all listed
    /// ones, until there are enough or no level is left.
    void listUntil(std::size_t enough, Mask& isListed, std::vector<ListedRegion>& regions) {
        parents_.assign(map_.voxels.size(), kNone);
        sizes_.assign(map_.voxels.size(), 0);
        for (std::size_t level = 0; level < levels_.size() && regions.size() < enough; ++level) {
            for (std::size_t i = firsts_[level]; i < firsts_[level + 1]; ++i) {
                add(voxels_[i], isListed);
            }
            for (const std::uint32_t root : newRootsOf(level, isListed)) {
                if (regions.size() < enough) {
                    list(regionOf(root, level), true, map_, isListed, regions);
                    isListed.voxels[root] = 1;
                }
            }
        }
    }

private:
    static constexpr std::uint8_t kNever = 255;
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};

    std::uint32_t rootOf(std::uint32_t voxel) {
        while (parents_[voxel] != voxel) {
            parents_[voxel] = parents_[parents_[voxel]];
            voxel = parents_[voxel];
        }
        return voxel;
    }

    void add(std::uint32_t voxel, Mask& isListed) {
        parents_[voxel] = voxel;
        sizes_[voxel] = 1;
        const auto columns = static_cast<std::uint32_t>(map_.size[0]);
        const auto slice = static_cast<std::uint32_t>(map_.sliceSize());
        const Size3 at{static_cast<int>(voxel % columns), static_cast<int>(voxel % slice / columns),
                       static_cast<int>(voxel / slice)};
        for (int z = std::max(0, at[2] - 1); z <= std::min(map_.size[2] - 1, at[2] + 1); ++z) {
            for (int y = std::max(0, at[1] - 1); y <= std::min(map_.size[1] - 1, at[1] + 1); ++y) {
                for (int x = std::max(0, at[0] - 1); x <= std::min(map_.size[0] - 1, at[0] + 1);
                     ++x) {
                    const auto next = static_cast<std::uint32_t>(map_.index(x, y, z));
                    if (next != voxel && parents_[next] != kNone) {
                        unite(voxel, next, isListed);
                    }
                }
            }
        }
    }

    /// The root of a region tells whether any of its voxels is listed.
    void unite(std::uint32_t a, std::uint32_t b, Mask& isListed) {
        a = rootOf(a);
        b = rootOf(b);
        if (a == b) {
            return;
        }
        if (sizes_[a] < sizes_[b]) {
            std::swap(a, b);
        }
        parents_[b] = a;
        sizes_[a] += sizes_[b];
        if (isListed.voxels[b] != 0) {
            isListed.voxels[a] = 1;
        }
    }

    /// The roots of the regions that this level has made large enough, apart from listed ones; the
    /// largest first, of equal ones that with the first voxel.
    std::vector<std::uint32_t> newRootsOf(std::size_t level, const Mask& isListed) {
        const double voxelMillilitres = map_.voxelMillilitres();
        std::map<std::uint32_t, std::uint32_t> firstVoxels;
        for (std::size_t i = firsts_[level]; i < firsts_[level + 1]; ++i) {
            const std::uint32_t root = rootOf(voxels_[i]);
            if (isListed.voxels[root] == 0 &&
                static_cast<double>(sizes_[root]) * voxelMillilitres >=
                    kSmallestRegionMillilitres) {
                firstVoxels.emplace(root, root);
            }
        }
        if (firstVoxels.size() > 1) {
            for (std::size_t i = 0; i < firsts_[level + 1]; ++i) {
                const auto found = firstVoxels.find(rootOf(voxels_[i]));
                if (found != firstVoxels.end()) {
                    found->second = std::min(found->second, voxels_[i]);
                }
            }
        }
        std::vector<std::uint32_t> roots;
        for (const auto& [root, first] : firstVoxels) {
            roots.push_back(root);
        }
        std::sort(roots.begin(), roots.end(), [&](std::uint32_t a, std::uint32_t b) {
            return sizes_[a] != sizes_[b] ? sizes_[a] > sizes_[b] : firstVoxels[a] < firstVoxels[b];
        });
        return roots;
    }

    Region regionOf(std::uint32_t root, std::size_t level) {
        Region region;
        for (std::size_t i = 0; i < firsts_[level + 1]; ++i) {
            if (rootOf(voxels_[i]) == root) {
                region.voxels.push_back(voxels_[i]);
            }
        }
        std::sort(region.voxels.begin(), region.voxels.end());
        return region;
    }

    const Volume& map_;
    std::vector<float> levels_;
    std::vector<std::size_t> firsts_;    ///< Where the voxels of each level begin.
    std::vector<std::uint32_t> voxels_;  ///< Those that each level adds, one level after the other.
    std::vector<std::uint32_t> parents_;
    std::vector<std::uint32_t> sizes_;
};

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
    if (regions.size() < fewest) {
        RisingRegions rising(map, levelsBelow(threshold, highest));
        rising.listUntil(fewest, isListed, regions);
    }
    const auto firstBelow = std::find_if(regions.begin(), regions.end(),
                                         [](const ListedRegion& each) { return each.isBelow; });
    std::stable_sort(firstBelow, regions.end(),
                     [&map](const ListedRegion& a, const ListedRegion& b) {
                         return map.voxels[a.peak] > map.voxels[b.peak];
                     });
    return regions;
}

}  // namespace disyre
