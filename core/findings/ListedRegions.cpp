// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/ListedRegions.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <new>
#include <numeric>
#include <utility>

namespace disyre {

namespace {

std::size_t peakOf(const Region& region, const Volume& map) {
    return *std::max_element(
        region.voxels.begin(), region.voxels.end(),
        [&map](std::size_t a, std::size_t b) { return map.voxels[a] < map.voxels[b]; });
}

/// The highest value, 0 if none is above that. Several values at a time are compared, because each
/// comparison would otherwise wait for the one before.
float highestOf(const Volume& map) {
    constexpr std::size_t kLanes = 8;
    std::array<float, kLanes> highest{};
    const std::size_t whole = map.voxels.size() / kLanes * kLanes;
    for (std::size_t i = 0; i < whole; i += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            highest[lane] = std::max(highest[lane], map.voxels[i + lane]);
        }
    }
    for (std::size_t i = whole; i < map.voxels.size(); ++i) {
        highest[0] = std::max(highest[0], map.voxels[i]);
    }
    return *std::max_element(highest.begin(), highest.end());
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

// This many levels reach down to a third of the threshold.
constexpr std::ptrdiff_t kFewLevels = 10;

/// The scores down to which the threshold is lowered, the highest first.
std::vector<float> levelsBelow(float threshold, float highest) {
    // At a hundredth of the highest score all of a brain is one region.
    const float lowest = 0.01f * highest;
    constexpr float kLowering = 0.9f;
    std::vector<float> levels;
    for (float at = kLowering * std::min(threshold, highest); at >= lowest; at *= kLowering) {
        levels.push_back(at);
    }
    return levels;
}

/// Memory for a number for each voxel of a grid, all of them 0. The system hands it out page by
/// page as it is written, so that the many voxels outside of the brain cost nothing.
class NumberOfVoxel {
public:
    explicit NumberOfVoxel(std::size_t voxels)
        : numbers_(static_cast<std::uint32_t*>(std::calloc(voxels, sizeof(std::uint32_t))),
                   &std::free) {
        if (!numbers_) {
            throw std::bad_alloc();
        }
    }
    std::uint32_t& operator[](std::size_t voxel) { return numbers_.get()[voxel]; }

private:
    std::unique_ptr<std::uint32_t, void (*)(void*)> numbers_;
};

/// The regions of a map as they appear and grow together while the threshold is lowered. Each voxel
/// is looked at once, since searching the whole map at each level takes seconds.
class RisingRegions {
public:
    RisingRegions(const Volume& map, std::vector<float> levels, const Mask& isListed)
        : map_(map),
          levels_(std::move(levels)),
          firsts_(levels_.size() + 1),
          trees_(map.voxels.size()) {
        if (levels_.empty()) {
            return;
        }
        // Listed regions stay out of it: what touches them is a part of them.
        std::vector<std::pair<std::uint8_t, std::uint32_t>> found;
        const float lowest = levels_.back();
        for (std::size_t i = 0; i < map.voxels.size(); ++i) {
            if (map.voxels[i] >= lowest && isListed.voxels[i] == 0) {
                const auto level = std::partition_point(
                    levels_.begin(), levels_.end(),
                    [value = map.voxels[i]](float each) { return value < each; });
                const auto number = static_cast<std::uint8_t>(level - levels_.begin());
                found.emplace_back(number, static_cast<std::uint32_t>(i));
                ++firsts_[number + 1u];
            }
        }
        std::partial_sum(firsts_.begin(), firsts_.end(), firsts_.begin());
        voxels_.resize(firsts_.back());
        std::vector<std::size_t> next(firsts_.begin(), firsts_.end());
        for (const auto& [level, voxel] : found) {
            voxels_[next[level]++] = voxel;
        }
    }

    /// Lowers the threshold level by level and lists each region that appears apart from all listed
    /// ones, until there are enough or no level is left.
    void listUntil(std::size_t enough, Mask& isListed, std::vector<ListedRegion>& regions) {
        for (std::size_t level = 0; level < levels_.size() && regions.size() < enough; ++level) {
            for (std::size_t i = firsts_[level]; i < firsts_[level + 1]; ++i) {
                add(voxels_[i], isListed);
            }
            for (const std::uint32_t root : newRootsOf(level)) {
                if (regions.size() < enough) {
                    list(regionOf(root, level), true, map_, isListed, regions);
                    roots_[root].isListed = true;
                }
            }
        }
    }

private:
    /// One voxel as the root of a region, or below another one.
    struct Tree {
        std::uint32_t parent = 0;  ///< In roots_; its own place for a root.
        std::uint32_t size = 1;    ///< Of a root.
        bool isListed = false;     ///< Of a root: whether it touches a listed region or is one.
    };

    std::uint32_t rootOf(std::uint32_t tree) {
        while (roots_[tree].parent != tree) {
            roots_[tree].parent = roots_[roots_[tree].parent].parent;
            tree = roots_[tree].parent;
        }
        return tree;
    }
    std::uint32_t rootOfVoxel(std::uint32_t voxel) { return rootOf(trees_[voxel] - 1); }

    void add(std::uint32_t voxel, const Mask& isListed) {
        const auto tree = static_cast<std::uint32_t>(roots_.size());
        roots_.push_back({tree});
        trees_[voxel] = tree + 1;
        std::uint32_t root = tree;
        const auto columns = static_cast<std::uint32_t>(map_.size[0]);
        const auto slice = static_cast<std::uint32_t>(map_.sliceSize());
        const Size3 at{static_cast<int>(voxel % columns), static_cast<int>(voxel % slice / columns),
                       static_cast<int>(voxel / slice)};
        const int firstX = std::max(0, at[0] - 1);
        const int lastX = std::min(map_.size[0] - 1, at[0] + 1);
        for (int z = std::max(0, at[2] - 1); z <= std::min(map_.size[2] - 1, at[2] + 1); ++z) {
            for (int y = std::max(0, at[1] - 1); y <= std::min(map_.size[1] - 1, at[1] + 1); ++y) {
                const std::size_t row = map_.index(0, y, z);
                for (int x = firstX; x <= lastX; ++x) {
                    const std::size_t next = row + static_cast<std::size_t>(x);
                    if (const std::uint32_t other = trees_[next]; other != 0) {
                        root = united(root, rootOf(other - 1));
                    } else if (isListed.voxels[next] != 0) {
                        roots_[root].isListed = true;
                    }
                }
            }
        }
    }

    std::uint32_t united(std::uint32_t a, std::uint32_t b) {
        if (a == b) {
            return a;
        }
        if (roots_[a].size < roots_[b].size) {
            std::swap(a, b);
        }
        roots_[b].parent = a;
        roots_[a].size += roots_[b].size;
        roots_[a].isListed = roots_[a].isListed || roots_[b].isListed;
        return a;
    }

    /// The roots of the regions that this level has made large enough, apart from listed ones; the
    /// largest first, of equal ones that with the first voxel.
    std::vector<std::uint32_t> newRootsOf(std::size_t level) {
        const double voxelMillilitres = map_.voxelMillilitres();
        std::map<std::uint32_t, std::uint32_t> firstVoxels;
        for (std::size_t i = firsts_[level]; i < firsts_[level + 1]; ++i) {
            const std::uint32_t root = rootOfVoxel(voxels_[i]);
            if (!roots_[root].isListed &&
                static_cast<double>(roots_[root].size) * voxelMillilitres >=
                    kSmallestRegionMillilitres) {
                firstVoxels.emplace(root, voxels_[i]);
            }
        }
        if (firstVoxels.size() > 1) {
            for (std::size_t i = 0; i < firsts_[level + 1]; ++i) {
                const auto found = firstVoxels.find(rootOfVoxel(voxels_[i]));
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
            return roots_[a].size != roots_[b].size ? roots_[a].size > roots_[b].size
                                                    : firstVoxels[a] < firstVoxels[b];
        });
        return roots;
    }

    Region regionOf(std::uint32_t root, std::size_t level) {
        Region region;
        for (std::size_t i = 0; i < firsts_[level + 1]; ++i) {
            if (rootOfVoxel(voxels_[i]) == root) {
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
    std::vector<Tree> roots_;            ///< One for each voxel that was added.
    NumberOfVoxel trees_;                ///< Of each voxel its place in roots_, from 1; 0 for none.
};

}  // namespace

std::vector<ListedRegion> listedRegions(const Volume& map, float threshold, std::size_t fewest) {
    std::vector<ListedRegion> regions;
    const float highest = highestOf(map);
    if (!(threshold > 0.0f) || !(highest > 0.0f)) {
        return regions;
    }
    Mask isListed(map.size);
    for (Region& region : findRegions(map, threshold, kSmallestRegionMillilitres)) {
        list(std::move(region), false, map, isListed, regions);
    }
    if (regions.size() < fewest) {
        // What is listed mostly lies little below the threshold, so that the many low scores of a
        // brain are only looked at where that does not suffice.
        const std::vector<float> levels = levelsBelow(threshold, highest);
        const std::size_t above = regions.size();
        const auto few = std::min(static_cast<std::ptrdiff_t>(levels.size()), kFewLevels);
        RisingRegions rising(map, {levels.begin(), levels.begin() + few}, isListed);
        rising.listUntil(fewest, isListed, regions);
        if (regions.size() < fewest && few < static_cast<std::ptrdiff_t>(levels.size())) {
            while (regions.size() > above) {
                for (const std::size_t voxel : regions.back().region.voxels) {
                    isListed.voxels[voxel] = 0;
                }
                regions.pop_back();
            }
            RisingRegions all(map, levels, isListed);
            all.listUntil(fewest, isListed, regions);
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
