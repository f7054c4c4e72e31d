// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesions/ImplantedLesion.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Random.h"
#include "core/base/Statistics.h"
#include "core/lesions/UnevenSurface.h"
#include "core/preprocess/GridFilters.h"

namespace disyre {

namespace {

constexpr std::uint32_t kTexturePurpose = 11;
constexpr std::uint32_t kPlacePurpose = 12;
constexpr double kTextureSigma = 1.5;  // In mm.

/// Returns how much of each voxel the lesion covers, from 0 to 1.
Grid<float> coverage(const Volume& part, const ImplantedLesion& lesion) {
    Grid<float> covered(part.size);
    const UnevenSurface surface(lesion.seed);
    const double radius = std::cbrt(lesion.radii[0] * lesion.radii[1] * lesion.radii[2]);
    std::size_t i = 0;
    for (int z = 0; z < part.size[2]; ++z) {
        for (int y = 0; y < part.size[1]; ++y) {
            for (int x = 0; x < part.size[0]; ++x, ++i) {
                const auto position = part.position({double(x), double(y), double(z)});
                std::array<double, 3> offset{};
                for (std::size_t a = 0; a < 3; ++a) {
                    offset[a] = (position[a] - lesion.centre[a]) / lesion.radii[a];
                }
                const double distance = std::hypot(offset[0], offset[1], offset[2]);
                for (double& component : offset) {
                    component /= std::max(distance, 1e-9);
                }
                const double border = 1.0 + lesion.unevenness * surface.at(offset);
                const double inside = (border - distance) * radius / lesion.edge + 0.5;
                covered.voxels[i] = static_cast<float>(std::clamp(inside, 0.0, 1.0));
            }
        }
    }
    return covered;
}

/// The part of a scan (in RAS order) that a lesion can change, with a margin for smoothing.
struct Neighbourhood {
    Size3 first{};
    Size3 size{};
};

Neighbourhood neighbourhoodOf(const Volume& scan, const ImplantedLesion& lesion) {
    const auto spacing = scan.spacing();
    const double reach = *std::max_element(lesion.radii.begin(), lesion.radii.end()) *
                             (1.0 + 2.0 * lesion.unevenness) +
                         lesion.edge + 4.0 * std::max(lesion.blur, kTextureSigma);
    Neighbourhood near;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double centre =
            (lesion.centre[axis] - scan.affine[axis][3]) / scan.affine[axis][axis];
        near.first[axis] = static_cast<int>(std::floor(centre - reach / spacing[axis]));
        near.size[axis] = static_cast<int>(std::ceil(2.0 * reach / spacing[axis])) + 1;
    }
    return near;
}

float brightTissue(const Volume& scan, const Mask& brain) {
    std::vector<float> inside;
    for (std::size_t i = 0; i < brain.voxels.size(); ++i) {
        if (brain.voxels[i] != 0) {
            inside.push_back(scan.voxels[i]);
        }
    }
    if (inside.empty()) {
        throw SettingsError(MessageId::LesionNoBrain);
    }
    return static_cast<float>(quantile(inside, 0.9));
}

Grid<float> smoothNoise(const Volume& part, std::uint64_t seed) {
    Random random(seed, 0, kTexturePurpose);
    Grid<float> noise(part.size);
    for (float& value : noise.voxels) {
        value = static_cast<float>(random.normal());
    }
    noise = gaussian(noise, part.spacing(), kTextureSigma);
    double squares = 0.0;
    for (const float value : noise.voxels) {
        squares += static_cast<double>(value) * value;
    }
    const auto deviation =
        static_cast<float>(std::sqrt(squares / static_cast<double>(noise.voxels.size())));
    for (float& value : noise.voxels) {
        value /= deviation;
    }
    return noise;
}

}  // namespace

void implantLesion(Volume& scan, const Mask& brain, const ImplantedLesion& lesion,
                   Mask& lesionMask) {
    const Neighbourhood near = neighbourhoodOf(scan, lesion);
    Volume part(near.size, scan.affine);
    static_cast<Grid<float>&>(part) = cutOut(scan, near.first, near.size);
    const auto origin =
        scan.position({double(near.first[0]), double(near.first[1]), double(near.first[2])});
    for (std::size_t row = 0; row < 3; ++row) {
        part.affine[row][3] = origin[row];
    }
    const Grid<float> covered = coverage(part, lesion);
    const Grid<float> tissue =
        lesion.blur > 0.0 ? gaussian(part, part.spacing(), lesion.blur) : Grid<float>(part);
    const Grid<float> noise =
        lesion.texture > 0.0 ? smoothNoise(part, lesion.seed) : Grid<float>(part.size);
    const float bright = brightTissue(scan, brain);
    const auto strength = static_cast<float>(lesion.strength);
    const auto level = static_cast<float>(lesion.level) * bright;
    const auto texture = static_cast<float>(lesion.texture) * bright;
    std::size_t i = 0;
    for (int z = 0; z < part.size[2]; ++z) {
        for (int y = 0; y < part.size[1]; ++y) {
            for (int x = 0; x < part.size[0]; ++x, ++i) {
                const Size3 at{x + near.first[0], y + near.first[1], z + near.first[2]};
                const float share = covered.voxels[i];
                if (share <= 0.0f || !scan.contains(at[0], at[1], at[2]) ||
                    brain.at(at[0], at[1], at[2]) == 0) {
                    continue;
                }
                float& value = scan.at(at[0], at[1], at[2]);
                const float changed = (1.0f - strength) * tissue.voxels[i] + strength * level +
                                      texture * noise.voxels[i];
                value = std::max(0.0f, (1.0f - share) * value + share * changed);
                if (share >= 0.5f) {
                    lesionMask.at(at[0], at[1], at[2]) = 1;
                }
            }
        }
    }
}

ImplantedLesion drawLesion(const Volume& scan, const Mask& brain, std::uint64_t seed) {
    Random random(seed, 0, kPlacePurpose);
    ImplantedLesion lesion;
    lesion.seed = seed;
    for (double& radius : lesion.radii) {
        radius = random.uniform(5.0, 14.0);
    }
    // A voxel lies well inside if the points 12 mm away from it along every axis are still in the
    // brain.
    const auto spacing = scan.spacing();
    const auto deepInside = [&](int x, int y, int z) {
        for (std::size_t axis = 0; axis < 3; ++axis) {
            for (const int sign : {-1, 1}) {
                std::array<int, 3> at{x, y, z};
                at[axis] += sign * static_cast<int>(std::lround(12.0 / spacing[axis]));
                if (!scan.contains(at[0], at[1], at[2]) || brain.at(at[0], at[1], at[2]) == 0) {
                    return false;
                }
            }
        }
        return brain.at(x, y, z) != 0;
    };
    constexpr int kTries = 100000;
    for (int i = 0; i < kTries; ++i) {
        const int x = random.integer(0, scan.size[0] - 1);
        const int y = random.integer(0, scan.size[1] - 1);
        const int z = random.integer(0, scan.size[2] - 1);
        if (deepInside(x, y, z)) {
            lesion.centre = scan.position({double(x), double(y), double(z)});
            const bool dark = random.chance(0.5);
            lesion.level = dark ? random.uniform(0.15, 0.35) : random.uniform(1.15, 1.35);
            lesion.strength = random.uniform(0.6, 0.95);
            lesion.blur = 2.0;
            lesion.texture = random.uniform(0.01, 0.05);
            return lesion;
        }
    }
    throw SettingsError(MessageId::LesionBrainTooSmall);
}

}  // namespace disyre
