// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/BrainRim.h"

#include <algorithm>

#include "core/base/Statistics.h"
#include "core/findings/Regions.h"
#include "core/image/VoxelBall.h"

namespace disyre {

Mask brainRim(const Mask& brain, const std::array<double, 3>& spacing, double millimetres) {
    const auto steps = voxelBall(spacing, millimetres);
    Mask rim(brain.size);
    for (int z = 0; z < brain.size[2]; ++z) {
        for (int y = 0; y < brain.size[1]; ++y) {
            for (int x = 0; x < brain.size[0]; ++x) {
                const bool near =
                    brain.at(x, y, z) != 0 &&
                    std::any_of(steps.begin(), steps.end(), [&](const std::array<int, 3>& by) {
                        return !brain.contains(x + by[0], y + by[1], z + by[2]) ||
                               brain.at(x + by[0], y + by[1], z + by[2]) == 0;
                    });
                rim.at(x, y, z) = near ? 1 : 0;
            }
        }
    }
    return rim;
}

void RimReview::add(Volume map, const Mask& brain) {
    rims_.push_back(brainRim(brain, map.spacing()));
    for (std::size_t i = 0; i < brain.voxels.size(); ++i) {
        if (brain.voxels[i] != 0) {
            (rims_.back().voxels[i] != 0 ? rim_ : inside_).push_back(map.voxels[i]);
        }
    }
    maps_.push_back(std::move(map));
}

RimScores RimReview::scores() const {
    constexpr double kMost = 0.995;
    constexpr double kRegionsFrom = 0.99;
    RimScores scores;
    std::vector<double> all = rim_;
    all.insert(all.end(), inside_.begin(), inside_.end());
    if (all.empty()) {
        return scores;
    }
    scores.rimShare = static_cast<double>(rim_.size()) / static_cast<double>(all.size());
    const auto mostOf = [](std::vector<double> values) {
        return values.empty() ? 0.0 : quantile(values, kMost);
    };
    scores.rimScore = mostOf(rim_);
    scores.insideScore = mostOf(inside_);
    const double highest = mostOf(all);
    const auto isHigh = [highest](double score) { return score >= highest; };
    const auto inRim = static_cast<double>(std::count_if(rim_.begin(), rim_.end(), isHigh));
    scores.shareOfHighest =
        inRim /
        (inRim + static_cast<double>(std::count_if(inside_.begin(), inside_.end(), isHigh)));
    const auto threshold = static_cast<float>(quantile(all, kRegionsFrom));
    for (std::size_t scan = 0; scan < maps_.size(); ++scan) {
        for (const Region& region :
             findRegions(maps_[scan], threshold, kSmallestRegionMillilitres)) {
            const auto near =
                std::count_if(region.voxels.begin(), region.voxels.end(),
                              [&](std::size_t i) { return rims_[scan].voxels[i] != 0; });
            ++scores.regions;
            scores.rimRegions += 2 * static_cast<std::size_t>(near) > region.voxels.size() ? 1 : 0;
        }
    }
    return scores;
}

}  // namespace disyre
