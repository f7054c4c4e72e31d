// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "core/base/MessageId.h"
#include "core/lesions/Alteration.h"
#include "core/lesions/LesionPlace.h"
#include "core/preprocess/GridFilters.h"

namespace disyre {

namespace {

using Point = std::array<double, 3>;

/// Returns the weights of Catmull and Rom's cubic for a point that lies `share` of the way from the
/// second to the third of four neighbours. It is sharper than linear interpolation, so borders stay
/// borders.
std::array<double, 4> cubicWeights(double share) {
    const double s = share, s2 = s * s, s3 = s2 * s;
    return {-0.5 * s + s2 - 0.5 * s3, 1.0 - 2.5 * s2 + 1.5 * s3, 0.5 * s + 2.0 * s2 - 1.5 * s3,
            -0.5 * s2 + 0.5 * s3};
}

struct Interpolated {
    double value;
    double kept;  ///< The share of the noise's variance that averaging has left.
};

Interpolated interpolate(const LabelledBrain& brain, const Point& at) {
    std::array<int, 3> first{};
    std::array<std::array<double, 4>, 3> weights{};
    Interpolated result{0.0, 1.0};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const int floor = static_cast<int>(std::floor(at[axis]));
        first[axis] = floor - 1;
        weights[axis] = cubicWeights(at[axis] - floor);
        result.kept *= varianceLeft(weights[axis], brain.noise.correlation[axis]);
    }
    const auto clamped = [&](std::size_t axis, int step) {
        return std::clamp(first[axis] + step, 0, brain.scan.size[axis] - 1);
    };
    for (int z = 0; z < 4; ++z) {
        for (int y = 0; y < 4; ++y) {
            for (int x = 0; x < 4; ++x) {
                result.value += weights[0][static_cast<std::size_t>(x)] *
                                weights[1][static_cast<std::size_t>(y)] *
                                weights[2][static_cast<std::size_t>(z)] *
                                brain.scan.at(clamped(0, x), clamped(1, y), clamped(2, z));
            }
        }
    }
    result.kept = std::min(result.kept, 1.0);
    return result;
}

double smoothStep(double from, double to, double value) {
    const double share = std::clamp((value - from) / (to - from), 0.0, 1.0);
    return share * share * (3.0 - 2.0 * share);
}

/// Moves what lies `offset` millimetres from a voxel to the voxel.
void moveVoxel(const LabelledBrain& brain, const Size3& voxel, const Point& offset,
               Alteration& alteration) {
    const auto spacing = brain.scan.spacing();
    Point at{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        at[axis] = voxel[axis] + offset[axis] / spacing[axis];
    }
    const std::size_t i = brain.scan.index(voxel[0], voxel[1], voxel[2]);
    const Interpolated result = interpolate(brain, at);
    alteration.moved.voxels[i] = static_cast<float>(std::max(0.0, result.value));
    alteration.kept.voxels[i] = static_cast<float>(result.kept);
}

/// Calls visit(voxel index, position) for every voxel of the brain.
template <typename Visit>
void forEachBrainVoxel(const LabelledBrain& brain, Visit visit) {
    std::size_t i = 0;
    for (int z = 0; z < brain.scan.size[2]; ++z) {
        for (int y = 0; y < brain.scan.size[1]; ++y) {
            for (int x = 0; x < brain.scan.size[0]; ++x, ++i) {
                if (brain.brain.voxels[i] != 0) {
                    visit(i, Size3{x, y, z});
                }
            }
        }
    }
}

double lesionMl(const LabelledBrain& brain, const Alteration& alteration) {
    return static_cast<double>(
               std::count(alteration.lesion.voxels.begin(), alteration.lesion.voxels.end(), 1)) *
           brain.scan.voxelMillilitres();
}

/// Halves the logarithm of the range of radii until the lesion mask has about the volume asked for,
/// and keeps the closest result. There is no formula, because the change that a radius makes
/// depends on the anatomy.
Alteration searchRadius(const LabelledBrain& brain, double ml, double low, double high,
                        const std::function<Alteration(double)>& alter) {
    Alteration best(brain);
    double bestError = 1e9;
    constexpr int kSteps = 10;
    constexpr double kClose = 0.05;
    for (int step = 0; step < kSteps && bestError > kClose; ++step) {
        const double radius = std::sqrt(low * high);
        Alteration tried = alter(radius);
        const double got = lesionMl(brain, tried);
        const double error = got > 0.0 ? std::abs(std::log(got / ml)) : 1e8;
        if (error < bestError) {
            bestError = error;
            best = std::move(tried);
        }
        (got < ml ? low : high) = radius;
    }
    return best;
}

/// Returns the distance from fluid in mm, positive in tissue, and smooth enough to have a slope.
/// Intensities decide what is fluid, because labels close most sulci.
Grid<float> distanceFromFluid(const LabelledBrain& brain) {
    const double between = (brain.levels.fluid + brain.levels.grey) / 2.0;
    Mask fluid(brain.scan.size);
    for (std::size_t i = 0; i < fluid.voxels.size(); ++i) {
        fluid.voxels[i] = brain.brain.voxels[i] != 0 && brain.scan.voxels[i] < between ? 1 : 0;
    }
    Grid<float> distance = signedDistance(fluid, brain.scan.spacing());
    for (float& value : distance.voxels) {
        value = -value;
    }
    constexpr double kSigma = 1.5;  // In mm.
    return gaussian(distance, brain.scan.spacing(), kSigma);
}

/// Returns the unit vector along which a map grows fastest; 0 where the map is flat.
Point slopeOf(const Grid<float>& map, const std::array<double, 3>& spacing, const Size3& at) {
    Point slope{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        Size3 ahead = at, behind = at;
        ahead[axis] = std::min(at[axis] + 1, map.size[axis] - 1);
        behind[axis] = std::max(at[axis] - 1, 0);
        slope[axis] =
            (map.at(ahead[0], ahead[1], ahead[2]) - map.at(behind[0], behind[1], behind[2])) /
            (2.0 * spacing[axis]);
    }
    const double length = std::hypot(slope[0], slope[1], slope[2]);
    for (double& component : slope) {
        component = length > 1e-6 ? component / length : 0.0;
    }
    return slope;
}

}  // namespace

Alteration massEffectAlteration(const LabelledBrain& brain, double ml, std::uint64_t seed,
                                std::uint64_t number, Random& random) {
    const Size3 middle = drawMiddle(brain, 1.3 * ballRadius(ml), random);
    const UnevenBody body = drawBody(middle, 0.18, seed, number, random);
    const Grid<float> distance = body.distance(brain);
    const Grid<float> texture = slowTexture(brain, seed, number);
    // The remaining volume of the core takes the place of tissue that it has destroyed.
    const double pushing = random.uniform(0.5, 0.8);
    const double level =
        brain.levels.fluid + random.uniform(0.25, 0.9) * (brain.levels.grey - brain.levels.fluid);
    const double waves = 0.08 * (brain.levels.white - brain.levels.fluid);
    const auto spacing = brain.scan.spacing();
    const double edge =
        *std::max_element(spacing.begin(), spacing.end()) * random.uniform(1.0, 2.0);
    const auto alter = [&](double radius) {
        Alteration alteration(brain);
        const double reach = radius + std::max(12.0, 2.0 * radius);
        forEachBrainVoxel(brain, [&](std::size_t i, const Size3& at) {
            const double r = distance.voxels[i];
            if (r >= reach) {
                return;
            }
            // Outside the core the volume is conserved: source^3 = r^3 - pushing * radius^3.
            const double source = r > radius
                                      ? std::cbrt(r * r * r - pushing * radius * radius * radius)
                                      : r * std::cbrt(1.0 - pushing);
            // The depth in mm below the brain's border over which the movement dies away.
            constexpr double kWall = 8.0;
            const double share = r > 0.0
                                     ? (source / r - 1.0) * (1.0 - smoothStep(radius, reach, r)) *
                                           smoothStep(0.0, kWall, brain.depth.voxels[i])
                                     : 0.0;
            Point offset{};
            for (std::size_t a = 0; a < 3; ++a) {
                offset[a] = share * (at[a] - middle[a]) * spacing[a];
            }
            constexpr double kStill = 0.02;  // In mm.
            if (std::hypot(offset[0], offset[1], offset[2]) > kStill) {
                moveVoxel(brain, at, offset, alteration);
            }
            alteration.weight.voxels[i] = softInside(r, radius, edge);
            alteration.level.voxels[i] = static_cast<float>(level + waves * texture.voxels[i]);
        });
        const Grid<float> change = changeOf(brain, alteration);
        forEachBrainVoxel(brain, [&](std::size_t i, const Size3&) {
            const bool moved =
                distance.voxels[i] < reach && change.voxels[i] >= static_cast<float>(kStatedChange);
            alteration.lesion.voxels[i] = moved || alteration.weight.voxels[i] >= 0.5f ? 1 : 0;
        });
        alteration.drawn = {{"core_radius", radius},
                            {"reach", reach},
                            {"pushing", pushing},
                            {"level", level},
                            {"edge", edge}};
        return alteration;
    };
    return searchRadius(brain, ml, 1.5, 40.0, alter);
}

Alteration atrophyAlteration(const LabelledBrain& brain, double ml, std::uint64_t seed,
                             std::uint64_t number, Random& random) {
    const Grid<float> fromFluid = distanceFromFluid(brain);
    const Grid<float> tissue = softTissue(brain);
    const auto spacing = brain.scan.spacing();
    const double voxel = *std::max_element(spacing.begin(), spacing.end());
    const Size3 middle = drawVoxel(
        brain,
        [&](std::size_t i) {
            return brain.isTissue(i) && brain.tissue.voxels[i] != Tissue::Other &&
                   fromFluid.voxels[i] > 0.0f && fromFluid.voxels[i] < 1.5 * voxel &&
                   brain.depth.voxels[i] > 6.0f;
        },
        random, MessageId::LesionNoTissueBesideFluid);
    const UnevenBody body = drawBody(middle, 0.15, seed, number, random);
    const Grid<float> distance = body.distance(brain);
    const double amount = voxel * random.uniform(1.0, 2.2);
    // The movement fades over this distance in mm from the fluid into the tissue. If it were
    // shorter than `amount`, the tissue would fold over.
    const double fade = 4.0 * amount;
    const auto alter = [&](double reach) {
        Alteration alteration(brain);
        forEachBrainVoxel(brain, [&](std::size_t i, const Size3& at) {
            const double depth = fromFluid.voxels[i];
            const double r = distance.voxels[i];
            if (r >= reach || depth <= -voxel || depth >= fade) {
                return;
            }
            const double shift = amount * (1.0 - smoothStep(0.4 * reach, reach, r)) *
                                 std::min(1.0, 1.0 - depth / fade) * tissue.voxels[i];
            constexpr double kStill = 0.02;  // In mm.
            if (shift <= kStill) {
                return;
            }
            const Point slope = slopeOf(fromFluid, spacing, at);
            // Tissue is taken from between this voxel and the fluid, never from across the fluid.
            const double back = std::min(shift, std::max(0.0, depth - 0.25 * voxel));
            Point offset{};
            for (std::size_t a = 0; a < 3; ++a) {
                offset[a] = -back * slope[a];
            }
            if (back > kStill) {
                moveVoxel(brain, at, offset, alteration);
            }
            const double before = softInside(-depth, 0.0, voxel);
            const double after = softInside(shift - depth, 0.0, voxel);
            if (before > 0.0 && alteration.moved.voxels[i] > brain.levels.fluid) {
                alteration.weight.voxels[i] = static_cast<float>(1.0 - after / before);
                alteration.level.voxels[i] = static_cast<float>(brain.levels.fluid);
            }
        });
        const Grid<float> change = changeOf(brain, alteration);
        forEachBrainVoxel(brain, [&](std::size_t i, const Size3&) {
            alteration.lesion.voxels[i] =
                distance.voxels[i] < reach && brain.isTissue(i) &&
                        change.voxels[i] >= static_cast<float>(kStatedChange)
                    ? 1
                    : 0;
        });
        alteration.drawn = {{"reach", reach}, {"amount", amount}, {"fade", fade}};
        return alteration;
    };
    return searchRadius(brain, ml, 4.0, 70.0, alter);
}

}  // namespace disyre
