// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

#include "core/anatomy/BrainAlignment.h"
#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/lesions/Alteration.h"
#include "core/lesions/LesionPlace.h"
#include "core/preprocess/GridFilters.h"

namespace disyre {

namespace {

constexpr std::uint32_t kShapePurpose = 21;

/// Draws the width of a lesion's edge in mm: one to two voxels.
double drawEdge(const LabelledBrain& brain, Random& random) {
    const auto spacing = brain.scan.spacing();
    return *std::max_element(spacing.begin(), spacing.end()) * random.uniform(1.0, 2.0);
}

/// A solid lesion with an uneven surface.
struct SolidLesion {
    Size3 middle{};
    Grid<float> distance;  ///< Distance of each voxel from the middle, as its body measures it.
    double radius = 0.0;   ///< The distance up to which voxels belong to the lesion, in mm.
    double edge = 0.0;     ///< The width of its edge in mm.

    /// Returns how much of a voxel the lesion fills.
    [[nodiscard]] float share(std::size_t voxel) const {
        return softInside(distance.voxels[voxel], radius, edge);
    }
};

/// Draws a lesion that holds `ml` millilitres of tissue.
/// @param unevenness see drawBody().
SolidLesion drawSolid(const LabelledBrain& brain, double ml, double unevenness, std::uint64_t seed,
                      std::uint64_t number, Random& random) {
    SolidLesion lesion;
    lesion.middle = drawMiddle(brain, ballRadius(ml), random);
    lesion.distance = drawBody(lesion.middle, unevenness, seed, number, random).distance(brain);
    lesion.radius = radiusForVolume(brain, lesion.distance, ml,
                                    [&](std::size_t i) { return brain.isTissue(i); });
    lesion.edge = drawEdge(brain, random);
    return lesion;
}

/// Darkens the scan to `level` where it is brighter, so that fluid stays as it is.
void darken(const LabelledBrain& brain, const Grid<float>& share, double strength,
            const Grid<float>& level, Alteration& alteration) {
    for (std::size_t i = 0; i < share.voxels.size(); ++i) {
        if (brain.brain.voxels[i] == 0 || share.voxels[i] <= 0.0f) {
            continue;
        }
        if (brain.scan.voxels[i] > level.voxels[i]) {
            alteration.weight.voxels[i] = static_cast<float>(strength) * share.voxels[i];
            alteration.level.voxels[i] = level.voxels[i];
        }
        alteration.lesion.voxels[i] = share.voxels[i] >= 0.5f && brain.isTissue(i) ? 1 : 0;
    }
}

/// Returns `level` with the slow waves of lesion tissue, never darker than fluid.
Grid<float> uneven(const LabelledBrain& brain, double level, std::uint64_t seed,
                   std::uint64_t number) {
    Grid<float> levels = slowTexture(brain, seed, number);
    // The height of the waves as a share of the contrast between fluid and white matter.
    constexpr double kShare = 0.06;
    const double contrast = brain.levels.white - brain.levels.fluid;
    for (float& value : levels.voxels) {
        value = static_cast<float>(std::max(brain.levels.fluid, level + kShare * contrast * value));
    }
    return levels;
}

/// The bounding box of a shape's voxels in the shape's own index space.
struct ShapeBox {
    std::array<double, 3> low{1e9, 1e9, 1e9};
    std::array<double, 3> high{-1e9, -1e9, -1e9};
    [[nodiscard]] bool holds(const std::array<double, 3>& at, double margin) const {
        bool inside = true;
        for (std::size_t a = 0; a < 3; ++a) {
            inside = inside && at[a] > low[a] - margin && at[a] < high[a] + margin;
        }
        return inside;
    }
};

ShapeBox boxOfShape(const Volume& shape) {
    ShapeBox box;
    std::size_t i = 0;
    for (int z = 0; z < shape.size[2]; ++z) {
        for (int y = 0; y < shape.size[1]; ++y) {
            for (int x = 0; x < shape.size[0]; ++x, ++i) {
                if (shape.voxels[i] > 0.5f) {
                    const std::array<double, 3> at{double(x), double(y), double(z)};
                    for (std::size_t a = 0; a < 3; ++a) {
                        box.low[a] = std::min(box.low[a], at[a]);
                        box.high[a] = std::max(box.high[a], at[a]);
                    }
                }
            }
        }
    }
    return box;
}

/// Returns the affine from a voxel index of the scan to one of the shape, through the millimetres
/// of both; the shape may be mirrored left to right.
Affine scanIndexToShapeIndex(const LabelledBrain& brain, const Volume& shape,
                             const Affine& templateToScan, bool mirrored) {
    const Affine toTemplate = inverseOf(templateToScan);
    const Affine toShape = inverseOf(shape.affine);
    const auto whole = [&](const std::array<double, 3>& index) {
        auto mm = movedBy(toTemplate, brain.scan.position(index));
        mm[0] = mirrored ? -mm[0] : mm[0];
        return movedBy(toShape, mm);
    };
    const auto origin = whole({0, 0, 0});
    Affine affine{};
    for (std::size_t column = 0; column < 3; ++column) {
        std::array<double, 3> unit{};
        unit[column] = 1.0;
        const auto end = whole(unit);
        for (std::size_t row = 0; row < 3; ++row) {
            affine[row][column] = end[row] - origin[row];
            affine[row][3] = origin[row];
        }
    }
    return affine;
}

/// Returns how much of each voxel the carried shape covers: the share of 64 points in the voxel
/// that lie inside.
Grid<float> carriedShape(const LabelledBrain& brain, const Volume& shape,
                         const Affine& templateToScan, bool mirrored) {
    const Affine toShape = scanIndexToShapeIndex(brain, shape, templateToScan, mirrored);
    const ShapeBox box = boxOfShape(shape);
    Grid<float> share(brain.scan.size);
    constexpr int kPoints = 4;
    std::size_t i = 0;
    for (int z = 0; z < share.size[2]; ++z) {
        for (int y = 0; y < share.size[1]; ++y) {
            for (int x = 0; x < share.size[0]; ++x, ++i) {
                const std::array<double, 3> centre{double(x), double(y), double(z)};
                // The margin is more than half the diagonal of a voxel of the scan, in voxels of
                // the shape, so that no voxel is skipped that the shape touches.
                constexpr double kMargin = 6.0;
                if (brain.brain.voxels[i] == 0 || !box.holds(movedBy(toShape, centre), kMargin)) {
                    continue;
                }
                int inside = 0;
                for (int point = 0; point < kPoints * kPoints * kPoints; ++point) {
                    const std::array<int, 3> step{point % kPoints, point / kPoints % kPoints,
                                                  point / kPoints / kPoints};
                    std::array<double, 3> at = centre;
                    for (std::size_t a = 0; a < 3; ++a) {
                        at[a] += (step[a] + 0.5) / kPoints - 0.5;
                    }
                    at = movedBy(toShape, at);
                    const int sx = static_cast<int>(std::lround(at[0]));
                    const int sy = static_cast<int>(std::lround(at[1]));
                    const int sz = static_cast<int>(std::lround(at[2]));
                    inside += shape.contains(sx, sy, sz) && shape.at(sx, sy, sz) > 0.5f ? 1 : 0;
                }
                share.voxels[i] =
                    static_cast<float>(inside) / static_cast<float>(kPoints * kPoints * kPoints);
            }
        }
    }
    return share;
}

/// Returns the order in which the shapes are tried. Each seed has an order of its own, and each
/// number starts one shape further, so that every shape is used once before one returns.
std::vector<std::size_t> shapeOrder(std::size_t count, std::uint64_t seed, std::uint64_t number) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random random(seed, 0, kShapePurpose);
    random.shuffle(std::span<std::size_t>(order));
    const auto turn = static_cast<std::size_t>(number / kCaseKinds.size()) % count;
    std::rotate(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(turn), order.end());
    return order;
}

}  // namespace

Alteration strokeAlteration(const LabelledBrain& brain, const StrokeShapes& strokes,
                            std::uint64_t seed, std::uint64_t number, Random& random) {
    if (strokes.shapes == nullptr || strokes.shapes->empty()) {
        throw SettingsError(MessageId::LesionNoShapes);
    }
    const bool mirrored = random.chance(0.5);
    const double strength = random.uniform(0.6, 0.95);
    const double level =
        brain.levels.fluid + random.uniform(0.0, 0.6) * (brain.levels.grey - brain.levels.fluid);
    const Grid<float> levels = uneven(brain, level, seed, number);
    for (const std::size_t index : shapeOrder(strokes.shapes->size(), seed, number)) {
        const StrokeShape& shape = (*strokes.shapes)[index];
        Grid<float> share = carriedShape(brain, shape.mask, strokes.templateToScan, mirrored);
        // The shapes were drawn by hand on whole voxels; natural borders are softer.
        constexpr double kSigma = 0.8;  // In mm.
        share = gaussian(share, brain.scan.spacing(), kSigma);
        Alteration alteration(brain);
        darken(brain, share, strength, levels, alteration);
        const auto voxels =
            std::count(alteration.lesion.voxels.begin(), alteration.lesion.voxels.end(), 1);
        constexpr std::ptrdiff_t kLeastVoxels = 4;  // Fewer voxels no longer show a shape.
        if (voxels >= kLeastVoxels) {
            alteration.shape = shape.name;
            alteration.drawn = {
                {"strength", strength}, {"level", level}, {"mirrored", mirrored ? 1.0 : 0.0}};
            return alteration;
        }
    }
    throw SettingsError(MessageId::LesionNoShapeFits);
}

Alteration cavityAlteration(const LabelledBrain& brain, double ml, std::uint64_t seed,
                            std::uint64_t number, Random& random) {
    const SolidLesion lesion = drawSolid(brain, ml, 0.25, seed, number, random);
    Grid<float> share(brain.scan.size);
    for (std::size_t i = 0; i < share.voxels.size(); ++i) {
        share.voxels[i] = lesion.share(i);
    }
    Alteration alteration(brain);
    darken(brain, share, 1.0, Grid<float>(share.size, static_cast<float>(brain.levels.fluid)),
           alteration);
    alteration.drawn = {
        {"radius", lesion.radius}, {"edge", lesion.edge}, {"level", brain.levels.fluid}};
    return alteration;
}

Alteration bleedAlteration(const LabelledBrain& brain, double ml, std::uint64_t seed,
                           std::uint64_t number, Random& random) {
    const TissueLevels& levels = brain.levels;
    const auto [middle, distance, radius, edge] = drawSolid(brain, ml, 0.22, seed, number, random);
    // An ageing bleed on T1 brightens from its border inwards, while its centre is still dark; some
    // are surrounded by a thin dark seam of iron.
    const double bright = levels.white * random.uniform(1.1, 1.35);
    const double dark = levels.fluid + random.uniform(0.2, 0.9) * (levels.grey - levels.fluid);
    const bool seamed = radius > 3.0 * edge && random.chance(0.5);
    const double seam = seamed ? random.uniform(0.5, 0.9) : 0.0;
    const double brightRadius = seamed ? radius - edge : radius;
    const bool hollow = radius > 5.0 && random.chance(0.6);
    // The core has a shape and a place of its own, since natural rings are not even.
    UnevenBody core = drawBody(middle, 0.3, seed + 1, number, random);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        core.middle[axis] += static_cast<int>(
            std::lround(random.uniform(-0.25, 0.25) * radius / brain.scan.spacing()[axis]));
    }
    const double coreRadius = hollow ? radius * random.uniform(0.35, 0.75) : 0.0;
    const Grid<float> coreDistance = core.distance(brain);
    const Grid<float> texture = slowTexture(brain, seed, number);
    const Grid<float> tissue = softTissue(brain);
    Alteration alteration(brain);
    for (std::size_t i = 0; i < tissue.voxels.size(); ++i) {
        const double away = distance.voxels[i];
        const double share = softInside(away, brightRadius, edge) * tissue.voxels[i];
        const double around = softInside(away, radius, edge) * tissue.voxels[i];
        if (brain.brain.voxels[i] == 0 || around <= 0.0) {
            continue;
        }
        const double middleShare =
            hollow ? softInside(coreDistance.voxels[i], coreRadius, std::max(edge, 0.4 * radius))
                   : 0.0;
        const double inner = bright + middleShare * (dark - bright) +
                             0.06 * (levels.white - levels.fluid) * texture.voxels[i];
        const double outer = seam * (around - share);
        const double weight = share + outer;
        alteration.weight.voxels[i] = static_cast<float>(weight);
        alteration.level.voxels[i] =
            static_cast<float>(weight > 0.0 ? (share * inner + outer * dark) / weight : 0.0);
        alteration.lesion.voxels[i] = around >= 0.5 && brain.isTissue(i) ? 1 : 0;
    }
    alteration.drawn = {{"radius", radius}, {"edge", edge},       {"bright", bright},
                        {"dark", dark},     {"core", coreRadius}, {"seam", seam}};
    return alteration;
}

Alteration brightTissueAlteration(const LabelledBrain& brain, double ml, std::uint64_t seed,
                                  std::uint64_t number, Random& random) {
    const SolidLesion lesion = drawSolid(brain, ml, 0.25, seed, number, random);
    const double gain = random.uniform(0.10, 0.20);
    const Grid<float> tissue = softTissue(brain);
    Alteration alteration(brain);
    for (std::size_t i = 0; i < tissue.voxels.size(); ++i) {
        const double share = lesion.share(i) * tissue.voxels[i];
        if (brain.brain.voxels[i] != 0 && share > 0.0) {
            alteration.moved.voxels[i] *= static_cast<float>(1.0 + share * gain);
            alteration.lesion.voxels[i] = share >= 0.5 && brain.isTissue(i) ? 1 : 0;
        }
    }
    alteration.drawn = {{"radius", lesion.radius}, {"edge", lesion.edge}, {"gain", gain}};
    return alteration;
}

Alteration spotsAlteration(const LabelledBrain& brain, double ml, Random& random) {
    const auto spacing = brain.scan.spacing();
    Mask white(brain.scan.size);
    Grid<float> soft(brain.scan.size);
    for (std::size_t i = 0; i < white.voxels.size(); ++i) {
        white.voxels[i] = brain.tissue.voxels[i] == Tissue::White && brain.brain.voxels[i] != 0;
        soft.voxels[i] = static_cast<float>(white.voxels[i]);
    }
    soft = gaussian(soft, spacing, 1.0);
    const Grid<float> depth = signedDistance(white, spacing);
    const int count = random.integer(3, 6) + static_cast<int>(std::lround(2.0 * std::sqrt(ml)));
    Grid<float> distance(brain.scan.size, 1e9f);
    for (int spot = 0; spot < count; ++spot) {
        const Size3 middle = drawVoxel(
            brain, [&](std::size_t i) { return depth.voxels[i] > 2.0f; }, random,
            MessageId::LesionNoWhiteMatter);
        const UnevenBody body = drawBody(middle, 0.0, 0, 0, random);
        const double scale = random.uniform(0.7, 1.4);
        const Grid<float> own = body.distance(brain);
        for (std::size_t i = 0; i < own.voxels.size(); ++i) {
            distance.voxels[i] =
                std::min(distance.voxels[i], static_cast<float>(own.voxels[i] / scale));
        }
    }
    const double radius =
        radiusForVolume(brain, distance, ml, [&](std::size_t i) { return white.voxels[i] != 0; });
    const double edge = drawEdge(brain, random);
    const double drop = random.uniform(0.5, 1.0) * (brain.levels.white - brain.levels.grey);
    Alteration alteration(brain);
    for (std::size_t i = 0; i < soft.voxels.size(); ++i) {
        const float inWhite = std::clamp((soft.voxels[i] - 0.2f) / 0.6f, 0.0f, 1.0f);
        const float share = softInside(distance.voxels[i], radius, edge) * inWhite;
        if (brain.brain.voxels[i] != 0 && share > 0.0f) {
            alteration.moved.voxels[i] -= share * static_cast<float>(drop);
            alteration.lesion.voxels[i] = share >= 0.5f && white.voxels[i] != 0 ? 1 : 0;
        }
    }
    alteration.drawn = {{"spots", count}, {"radius", radius}, {"edge", edge}, {"drop", drop}};
    return alteration;
}

namespace {

/// Returns 1 for tissue as bright as grey matter and 0 for fluid and for what holds some. The
/// intensities are needed because labels close most sulci.
Grid<float> solidTissue(const LabelledBrain& brain) {
    Grid<float> solid = softTissue(brain);
    const double fluid = brain.levels.fluid;
    const double step = brain.levels.grey - fluid;
    for (std::size_t i = 0; i < solid.voxels.size(); ++i) {
        solid.voxels[i] *= static_cast<float>(
            std::clamp((brain.scan.voxels[i] - fluid) / step * 2.0 - 0.8, 0.0, 1.0));
    }
    return solid;
}

/// Returns each voxel's average over tissue alone, so that fluid does not darken the border.
Grid<float> blurredTissue(const LabelledBrain& brain, const Grid<float>& solid, double sigma) {
    Grid<float> weight = solid;
    Grid<float> sum(brain.scan.size);
    for (std::size_t i = 0; i < weight.voxels.size(); ++i) {
        sum.voxels[i] = weight.voxels[i] * brain.scan.voxels[i];
    }
    weight = gaussian(weight, brain.scan.spacing(), sigma);
    sum = gaussian(sum, brain.scan.spacing(), sigma);
    for (std::size_t i = 0; i < weight.voxels.size(); ++i) {
        sum.voxels[i] =
            weight.voxels[i] > 0.05f ? sum.voxels[i] / weight.voxels[i] : brain.scan.voxels[i];
    }
    return sum;
}

}  // namespace

Alteration blurAlteration(const LabelledBrain& brain, double ml, std::uint64_t seed,
                          std::uint64_t number, Random& random) {
    const double sigma = random.uniform(2.5, 4.5);
    const Grid<float> tissue = solidTissue(brain);
    Alteration alteration(brain);
    alteration.level = blurredTissue(brain, tissue, sigma);
    // The whole brain is blurred first, because the change that this makes shows where there is a
    // border to blur.
    alteration.weight = tissue;
    const Grid<float> change = changeOf(brain, alteration);
    const VoxelTest changes = [&](std::size_t i) {
        return brain.isTissue(i) && change.voxels[i] >= static_cast<float>(kStatedChange);
    };
    const Size3 middle = drawVoxel(
        brain,
        [&](std::size_t i) {
            return changes(i) && brain.tissue.voxels[i] == Tissue::White &&
                   brain.depth.voxels[i] > 4.0f;
        },
        random, MessageId::LesionNoGreyWhiteBorder);
    const UnevenBody body = drawBody(middle, 0.15, seed, number, random);
    const Grid<float> distance = body.distance(brain);
    const double radius = radiusForVolume(brain, distance, ml, changes);
    constexpr double kEdge = 6.0;  // In mm; a wide edge hides the border of the blur.
    for (std::size_t i = 0; i < tissue.voxels.size(); ++i) {
        const float share = softInside(distance.voxels[i], radius, kEdge);
        alteration.weight.voxels[i] = brain.brain.voxels[i] != 0 ? share * tissue.voxels[i] : 0.0f;
        alteration.lesion.voxels[i] = share >= 0.5f && changes(i) ? 1 : 0;
    }
    alteration.drawn = {{"radius", radius}, {"edge", kEdge}, {"sigma", sigma}};
    return alteration;
}

}  // namespace disyre
