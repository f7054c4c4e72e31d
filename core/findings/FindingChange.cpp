// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/FindingChange.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <utility>

#include "core/findings/FindingFacts.h"

namespace disyre {

namespace {

/// Sets of regions that are joined one after the other; each region is in one set.
class JoinedRegions {
public:
    explicit JoinedRegions(std::size_t count) : parent_(count) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    }
    [[nodiscard]] std::size_t rootOf(std::size_t region) const {
        while (parent_[region] != region) {
            region = parent_[region];
        }
        return region;
    }
    void join(std::size_t a, std::size_t b) {
        const std::size_t rootA = rootOf(a);
        const std::size_t rootB = rootOf(b);
        parent_[std::max(rootA, rootB)] = std::min(rootA, rootB);
    }

private:
    std::vector<std::size_t> parent_;
};

/// The number of each voxel's region, from 1; 0 for no region.
std::vector<std::uint32_t> numbersOf(const Size3& size, const std::vector<VisitRegion>& regions) {
    std::vector<std::uint32_t> numbers(Grid<std::uint8_t>(size).voxels.size());
    for (std::size_t i = 0; i < regions.size(); ++i) {
        for (const std::size_t voxel : regions[i].voxels) {
            numbers[voxel] = static_cast<std::uint32_t>(i + 1);
        }
    }
    return numbers;
}

/// How many voxels an earlier and a later region have in common, for pairs that have any.
using SharedVoxels = std::map<std::pair<std::size_t, std::size_t>, std::size_t>;

SharedVoxels sharedVoxels(const Size3& size, const std::vector<VisitRegion>& earlier,
                          const std::vector<VisitRegion>& later) {
    const std::vector<std::uint32_t> numbers = numbersOf(size, earlier);
    SharedVoxels shared;
    for (std::size_t i = 0; i < later.size(); ++i) {
        for (const std::size_t voxel : later[i].voxels) {
            if (numbers[voxel] != 0) {
                ++shared[{numbers[voxel] - 1, i}];
            }
        }
    }
    return shared;
}

ChangeKind kindOf(double earlier, double later) {
    const double change = later - earlier;
    const double least = std::max(kLeastChangeShare * earlier, kLeastChangeMillilitres);
    // Volumes are whole numbers of voxels, so that a change may lie exactly at the limit.
    constexpr double kRounding = 1e-9;
    if (std::abs(change) < least - kRounding) {
        return ChangeKind::Unchanged;
    }
    return change > 0.0 ? ChangeKind::Grown : ChangeKind::Shrunk;
}

void complete(FindingChange& change, const std::vector<VisitRegion>& earlier,
              const std::vector<VisitRegion>& later) {
    // The place is that of the earlier visit, if the finding was there then.
    const bool isThere = !change.earlier.empty();
    for (const std::size_t i : change.earlier) {
        change.millilitresEarlier += earlier[i].millilitres;
    }
    for (const std::size_t i : change.later) {
        change.millilitresLater += later[i].millilitres;
    }
    const double all = isThere ? change.millilitresEarlier : change.millilitresLater;
    for (const std::size_t i : isThere ? change.earlier : change.later) {
        const VisitRegion& region = isThere ? earlier[i] : later[i];
        for (std::size_t axis = 0; axis < 3; ++axis) {
            change.centre[axis] += region.centre[axis] * region.millilitres / all;
        }
    }
    if (change.later.empty()) {
        change.kind = ChangeKind::Gone;
    } else if (!isThere) {
        change.kind = ChangeKind::New;
    } else {
        change.kind = kindOf(change.millilitresEarlier, change.millilitresLater);
    }
}

VisitRegion visitRegion(const Volume& map, const Region& region) {
    const FindingFacts facts = factsOf(map, region);
    return {region.voxels, facts.millilitres, facts.centre};
}

/// Brings regions of one grid to another one: each voxel there belongs to the region whose voxel is
/// nearest to it.
/// @param toGrid takes RAS millimetres of the target to voxel indices of the source.
std::vector<VisitRegion> carried(std::vector<VisitRegion> regions, const Size3& size,
                                 const Volume& target, const Affine& toIndex,
                                 const Affine& targetToSource) {
    const Grid<std::uint32_t> empty(size);
    const std::vector<std::uint32_t> numbers = numbersOf(size, regions);
    const Affine sourceToTarget = inverseOf(targetToSource);
    for (VisitRegion& region : regions) {
        region.voxels.clear();
        region.centre = movedBy(sourceToTarget, region.centre);
    }
    std::size_t voxel = 0;
    for (int z = 0; z < target.size[2]; ++z) {
        for (int y = 0; y < target.size[1]; ++y) {
            for (int x = 0; x < target.size[0]; ++x, ++voxel) {
                const auto at = movedBy(
                    toIndex,
                    movedBy(targetToSource, target.position({double(x), double(y), double(z)})));
                const Size3 nearest{static_cast<int>(std::lround(at[0])),
                                    static_cast<int>(std::lround(at[1])),
                                    static_cast<int>(std::lround(at[2]))};
                if (!empty.contains(nearest[0], nearest[1], nearest[2])) {
                    continue;
                }
                const std::uint32_t number =
                    numbers[empty.index(nearest[0], nearest[1], nearest[2])];
                if (number != 0) {
                    regions[number - 1].voxels.push_back(voxel);
                }
            }
        }
    }
    return regions;
}

std::vector<VisitRegion> regionsOf(const VisitFindings& visit) {
    std::vector<VisitRegion> regions;
    if (visit.threshold > 0.0) {
        for (const Region& region : findRegions(visit.map, static_cast<float>(visit.threshold),
                                                kSmallestRegionMillilitres)) {
            regions.push_back(visitRegion(visit.map, region));
        }
    }
    return regions;
}

}  // namespace

const char* nameOf(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::New:
            return "new";
        case ChangeKind::Grown:
            return "grown";
        case ChangeKind::Unchanged:
            return "unchanged";
        case ChangeKind::Shrunk:
            return "shrunk";
        case ChangeKind::Gone:
            break;
    }
    return "gone";
}

std::vector<FindingChange> changesOf(const Volume& grid, const std::vector<VisitRegion>& earlier,
                                     const std::vector<VisitRegion>& later) {
    const SharedVoxels shared = sharedVoxels(grid.size, earlier, later);
    JoinedRegions joined(earlier.size() + later.size());
    for (const auto& [pair, count] : shared) {
        const std::size_t smaller =
            std::min(earlier[pair.first].voxels.size(), later[pair.second].voxels.size());
        if (static_cast<double>(count) >= kLeastSharedPart * static_cast<double>(smaller)) {
            joined.join(pair.first, earlier.size() + pair.second);
        }
    }
    std::map<std::size_t, FindingChange> byRoot;
    for (std::size_t i = 0; i < earlier.size(); ++i) {
        byRoot[joined.rootOf(i)].earlier.push_back(i);
    }
    for (std::size_t i = 0; i < later.size(); ++i) {
        byRoot[joined.rootOf(earlier.size() + i)].later.push_back(i);
    }
    for (const auto& [pair, count] : shared) {
        const std::size_t root = joined.rootOf(pair.first);
        if (root == joined.rootOf(earlier.size() + pair.second)) {
            byRoot[root].millilitresShared += static_cast<double>(count) * grid.voxelMillilitres();
        }
    }
    std::vector<FindingChange> changes;
    for (auto& [root, change] : byRoot) {
        complete(change, earlier, later);
        changes.push_back(std::move(change));
    }
    std::stable_sort(changes.begin(), changes.end(),
                     [](const FindingChange& a, const FindingChange& b) {
                         const double largestA = std::max(a.millilitresEarlier, a.millilitresLater);
                         const double largestB = std::max(b.millilitresEarlier, b.millilitresLater);
                         return a.kind != b.kind ? a.kind < b.kind : largestA > largestB;
                     });
    return changes;
}

std::size_t FindingComparison::count(ChangeKind kind) const {
    return static_cast<std::size_t>(
        std::count_if(changes.begin(), changes.end(),
                      [kind](const FindingChange& change) { return change.kind == kind; }));
}

FindingComparison compareFindings(const VisitFindings& earlier, const VisitFindings& later,
                                  const Affine& earlierToLater) {
    FindingComparison comparison;
    comparison.earlier = regionsOf(earlier);
    comparison.later = carried(regionsOf(later), later.map.size, earlier.map,
                               inverseOf(later.map.affine), earlierToLater);
    comparison.changes = changesOf(earlier.map, comparison.earlier, comparison.later);
    return comparison;
}

std::string changesCsv(const std::vector<FindingChange>& changes, const Affine& earlierToLater) {
    std::string csv =
        "number,change,earlier_ml,later_ml,change_ml,change_percent,shared_ml,earlier_regions,"
        "later_regions,x_mm,y_mm,z_mm,later_x_mm,later_y_mm,later_z_mm\n";
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const FindingChange& change = changes[i];
        const double difference = change.millilitresLater - change.millilitresEarlier;
        const std::string percent =
            change.millilitresEarlier > 0.0
                ? fmt::format("{:.1f}", 100.0 * difference / change.millilitresEarlier)
                : "";
        const auto& centre = change.centre;
        const auto there = movedBy(earlierToLater, centre);
        csv += fmt::format(
            "{},{},{:.3f},{:.3f},{:.3f},{},{:.3f},{},{},{:.1f},{:.1f},{:.1f},{:.1f},{:.1f},"
            "{:.1f}\n",
            i + 1, nameOf(change.kind), change.millilitresEarlier, change.millilitresLater,
            difference, percent, change.millilitresShared, change.earlier.size(),
            change.later.size(), centre[0], centre[1], centre[2], there[0], there[1], there[2]);
    }
    return csv;
}

}  // namespace disyre
