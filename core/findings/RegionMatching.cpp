// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/RegionMatching.h"

namespace disyre {

namespace {

double diceFrom(std::size_t shared, const VoxelSet& a, const VoxelSet& b) {
    const std::size_t both = a.size() + b.size();
    return both == 0 ? 0.0 : 2.0 * static_cast<double>(shared) / static_cast<double>(both);
}

bool isSame(std::size_t shared, const VoxelSet& region, const VoxelSet& earlier) {
    return shared > 0 &&
           (2 * shared >= region.size() || diceFrom(shared, region, earlier) >= kSameRegionDice);
}

}  // namespace

std::size_t sharedVoxels(const VoxelSet& a, const VoxelSet& b) {
    if (a.empty() || b.empty() || a.back() < b.front() || b.back() < a.front()) {
        return 0;
    }
    std::size_t shared = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i < *j) {
            ++i;
        } else if (*j < *i) {
            ++j;
        } else {
            ++shared;
            ++i;
            ++j;
        }
    }
    return shared;
}

double diceOf(const VoxelSet& a, const VoxelSet& b) {
    return diceFrom(sharedVoxels(a, b), a, b);
}

bool isSameRegion(const VoxelSet& region, const VoxelSet& earlier) {
    return isSame(sharedVoxels(region, earlier), region, earlier);
}

std::vector<std::optional<std::size_t>> matchedRegions(std::span<const VoxelSet* const> regions,
                                                       std::span<const VoxelSet* const> earlier) {
    std::vector<std::optional<std::size_t>> matches;
    for (const VoxelSet* region : regions) {
        std::optional<std::size_t>& match = matches.emplace_back();
        double best = 0.0;
        for (std::size_t i = 0; i < earlier.size(); ++i) {
            const std::size_t shared = sharedVoxels(*region, *earlier[i]);
            const double dice = diceFrom(shared, *region, *earlier[i]);
            if (dice > best && isSame(shared, *region, *earlier[i])) {
                best = dice;
                match = i;
            }
        }
    }
    return matches;
}

}  // namespace disyre
