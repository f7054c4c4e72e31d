// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/FindingFacts.h"

#include <algorithm>

namespace disyre {

FindingFacts factsOf(const Volume& map, const Region& region) {
    const auto columns = static_cast<std::size_t>(map.size[0]);
    const auto indexOf = [&](std::size_t voxel) {
        return Size3{static_cast<int>(voxel % columns),
                     static_cast<int>(voxel % map.sliceSize() / columns),
                     static_cast<int>(voxel / map.sliceSize())};
    };
    FindingFacts facts;
    Size3 first = indexOf(region.voxels.front());
    Size3 last = first;
    std::array<double, 3> sum{};
    std::size_t peak = region.voxels.front();
    for (const std::size_t voxel : region.voxels) {
        const Size3 at = indexOf(voxel);
        for (std::size_t axis = 0; axis < 3; ++axis) {
            first[axis] = std::min(first[axis], at[axis]);
            last[axis] = std::max(last[axis], at[axis]);
            sum[axis] += at[axis];
        }
        facts.meanScore += static_cast<double>(map.voxels[voxel]);
        if (map.voxels[voxel] > map.voxels[peak]) {
            peak = voxel;
        }
    }
    const auto count = static_cast<double>(region.voxels.size());
    const auto spacing = map.spacing();
    for (std::size_t axis = 0; axis < 3; ++axis) {
        facts.extent[axis] = (last[axis] - first[axis] + 1) * spacing[axis];
        sum[axis] /= count;
    }
    const Size3 top = indexOf(peak);
    facts.millilitres = count * map.voxelMillilitres();
    facts.peakScore = static_cast<double>(map.voxels[peak]);
    facts.meanScore /= count;
    facts.peak = map.position({double(top[0]), double(top[1]), double(top[2])});
    facts.centre = map.position(sum);
    return facts;
}

}  // namespace disyre
