// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/BrainPlace.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>

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

/// Tells whether a voxel outside the brain, or the end of the grid, is nearer to `middle` (in
/// voxels) than this distance.
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
                const double distance =
                    std::hypot((x - mx) * spacing[0], (y - my) * spacing[1], (z - mz) * spacing[2]);
                if (distance < millimetres &&
                    (!brain.contains(x, y, z) || brain.at(x, y, z) == 0)) {
                    return true;
                }
            }
        }
    }
    return false;
}

/// Returns for every voxel the squared distance in mm to the nearest voxel outside the brain or
/// beyond the grid, computed along one axis after the other. It is exact up to `limit` millimetres;
/// farther away it is some value above the limit's square.
std::vector<double> squaredDistancesToBorder(const Mask& brain,
                                             const std::array<double, 3>& spacing, double limit) {
    const double far = 4.0 * limit * limit;
    std::vector<double> distances(brain.voxels.size());
    std::transform(brain.voxels.begin(), brain.voxels.end(), distances.begin(),
                   [far](std::uint8_t inside) { return inside != 0 ? far : 0.0; });
    std::size_t step = 1;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const int length = brain.size[axis];
        const int reach = static_cast<int>(std::ceil(limit / spacing[axis]));
        std::vector<double> line(static_cast<std::size_t>(length));
        for (std::size_t voxel = 0; voxel < distances.size(); ++voxel) {
            if (voxel / step % static_cast<std::size_t>(length) != 0) {
                continue;
            }
            for (std::size_t i = 0; i < line.size(); ++i) {
                line[i] = distances[voxel + i * step];
            }
            for (int i = 0; i < length; ++i) {
                double nearest = far;
                for (int away = -reach; away <= reach; ++away) {
                    const int other = i + away;
                    const bool isOnGrid = other >= 0 && other < length;
                    nearest =
                        std::min(nearest, (isOnGrid ? line[static_cast<std::size_t>(other)] : 0.0) +
                                              std::pow(away * spacing[axis], 2.0));
                }
                distances[voxel + static_cast<std::size_t>(i) * step] = nearest;
            }
        }
        step *= static_cast<std::size_t>(length);
    }
    return distances;
}

/// The bounding box of a brain, in which height and depth from the front are measured.
class BrainBox {
public:
    explicit BrainBox(const Mask& brain) {
        low_.fill(std::numeric_limits<double>::max());
        high_.fill(0.0);
        visitMarked(brain, [&](const std::array<double, 3>& at) {
            for (std::size_t axis = 0; axis < 3; ++axis) {
                low_[axis] = std::min(low_[axis], at[axis]);
                high_[axis] = std::max(high_[axis], at[axis]);
            }
        });
    }

    /// Returns the part of the brain if the position in the box decides it, and nothing if the
    /// distance to the border does.
    [[nodiscard]] std::optional<BrainPlace> placeByHeight(const std::array<double, 3>& at) const {
        const auto share = [&](std::size_t axis) {
            return (at[axis] - low_[axis]) / std::max(1.0, high_[axis] - low_[axis]);
        };
        if (share(2) < kFossaHeight && share(1) < kFossaDepth) {
            return BrainPlace::PosteriorFossa;
        }
        return share(2) >= kVertexHeight ? std::optional(BrainPlace::Vertex) : std::nullopt;
    }

private:
    std::array<double, 3> low_;
    std::array<double, 3> high_;
};

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
    const std::array<double, 3> middle = middleOf(lesion);
    const std::optional<BrainPlace> place = BrainBox(brain).placeByHeight(middle);
    if (place) {
        return *place;
    }
    return hasBorderWithin(brain, middle, spacing, kDeepMillimetres) ? BrainPlace::Cortical
                                                                     : BrainPlace::Deep;
}

std::vector<BrainPlace> placesInBrain(const Mask& brain, const std::array<double, 3>& spacing) {
    const std::vector<double> toBorder = squaredDistancesToBorder(brain, spacing, kDeepMillimetres);
    std::vector<BrainPlace> places(brain.voxels.size(), BrainPlace::Deep);
    const BrainBox box(brain);
    visitMarked(brain, [&](const std::array<double, 3>& at) {
        const std::size_t voxel =
            brain.index(static_cast<int>(at[0]), static_cast<int>(at[1]), static_cast<int>(at[2]));
        const BrainPlace byDepth = toBorder[voxel] < kDeepMillimetres * kDeepMillimetres
                                       ? BrainPlace::Cortical
                                       : BrainPlace::Deep;
        places[voxel] = box.placeByHeight(at).value_or(byDepth);
    });
    return places;
}

}  // namespace disyre
