// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/BrainPlace.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace disyre {

namespace {

constexpr double kFossaHeight = 0.3;
constexpr double kFossaDepth = 0.55;
constexpr double kVertexHeight = 0.75;
constexpr double kDeepMillimetres = 20.0;

void visitMarked(const Mask& mask, const std::function<void(const std::array<double, 3>&)>& visit) {
    for (int z = 0; z < mask.size[2]; ++z) {
        for (int y = 0; y < mask.size[1]; ++y) {
            for (int x = 0; x < mask.size[0]; ++x) {
                if (mask.at(x, y, z) != 0) {
                    visit({static_cast<double>(x), static_cast<double>(y), static_cast<double>(z)});
                }
            }
        }
    }
}

std::array<double, 3> middleOf(const Mask& mask) {
    std::array<double, 3> sum{};
    double count = 0.0;
    visitMarked(mask, [&](const std::array<double, 3>& at) {
        for (std::size_t axis = 0; axis < 3; ++axis) {
            sum[axis] += at[axis];
        }
        count += 1.0;
    });
    for (double& value : sum) {
        value /= std::max(1.0, count);
    }
    return sum;
}

/// Whether there is a voxel outside the brain, or the grid's end, nearer than this.
bool hasBorderWithin(const Mask& brain, const std::array<double, 3>& middle,
                     const std::array<double, 3>& spacing, double millimetres) {
    std::array<int, 3> reach{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        reach[axis] = static_cast<int>(std::ceil(millimetres / spacing[axis]));
    }
    const int mx = static_cast<int>(std::lround(middle[0]));
    const int my = static_cast<int>(std::lround(middle[1]));
    const int mz = static_cast<int>(std::lround(middle[2]));
    for (int z = mz - reach[2]; z <= mz + reach[2]; ++z) {
        for (int y = my - reach[1]; y <= my + reach[1]; ++y) {
            for (int x = mx - reach[0]; x <= mx + reach[0]; ++x) {
                const double distance = std::hypot((x - mx) * spacing[0], (y - my) * spacing[1],
                                                   (z - mz) * spacing[2]);
                if (distance < millimetres &&
                    (!brain.contains(x, y, z) || brain.at(x, y, z) == 0)) {
                    return true;
                }
            }
        }
    }
    return false;
}

}  // namespace

std::string toText(BrainPlace place) {
    switch (place) {
        case BrainPlace::PosteriorFossa:
            return "posterior fossa";
        case BrainPlace::Vertex:
            return "vertex";
        case BrainPlace::Deep:
            return "deep";
        case BrainPlace::Cortical:
            return "cortical";
    }
    return {};
}

BrainPlace placeInBrain(const Mask& lesion, const Mask& brain,
                        const std::array<double, 3>& spacing) {
    std::array<double, 3> low;
    std::array<double, 3> high;
    low.fill(std::numeric_limits<double>::max());
    high.fill(0.0);
    visitMarked(brain, [&](const std::array<double, 3>& at) {
        for (std::size_t axis = 0; axis < 3; ++axis) {
            low[axis] = std::min(low[axis], at[axis]);
            high[axis] = std::max(high[axis], at[axis]);
        }
    });
    const std::array<double, 3> middle = middleOf(lesion);
    const auto share = [&](std::size_t axis) {
        return (middle[axis] - low[axis]) / std::max(1.0, high[axis] - low[axis]);
    };
    if (share(2) < kFossaHeight && share(1) < kFossaDepth) {
        return BrainPlace::PosteriorFossa;
    }
    if (share(2) >= kVertexHeight) {
        return BrainPlace::Vertex;
    }
    return hasBorderWithin(brain, middle, spacing, kDeepMillimetres) ? BrainPlace::Cortical
                                                                     : BrainPlace::Deep;
}

}  // namespace disyre
