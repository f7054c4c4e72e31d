// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/SampleLesions.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/Statistics.h"
#include "core/lesions/ImplantedLesion.h"
#include "core/preprocess/GridFilters.h"

namespace disyre {

namespace {

ImplantedLesion compactLesion(const std::array<double, 3>& centre,
                              const std::array<double, 3>& radii, double level, double strength) {
    ImplantedLesion lesion;
    lesion.centre = centre;
    lesion.radii = radii;
    lesion.level = level;
    lesion.strength = strength;
    lesion.texture = 0.02;
    lesion.seed = 20261201;
    return lesion;
}

std::vector<ImplantedLesion> implantedOf(SampleLesion kind) {
    switch (kind) {
        case SampleLesion::Cavity: {
            ImplantedLesion lesion = compactLesion({34.0, -34.0, 22.0}, {12, 14, 11}, 0.2, 0.92);
            lesion.unevenness = 0.3;
            return {lesion};
        }
        case SampleLesion::Mass: {
            ImplantedLesion lesion = compactLesion({-32.0, 12.0, 26.0}, {15, 17, 14}, 1.25, 0.85);
            lesion.edge = 3.0;
            lesion.texture = 0.04;
            return {lesion};
        }
        case SampleLesion::BrightSpots: {
            std::vector<ImplantedLesion> spots;
            // All within 8 mm of one axial plane, so that a slice shows several of them.
            constexpr double kPlaces[][3]{{-26, -30, 27}, {-24, -12, 29}, {-22, 10, 26},
                                          {-20, 28, 22},  {26, -34, 26},  {26, -16, 28},
                                          {24, 6, 29},    {20, 26, 24},   {30, -44, 25}};
            for (const auto& place : kPlaces) {
                spots.push_back(
                    compactLesion({place[0], place[1], place[2]}, {3.5, 3.5, 3.0}, 1.3, 0.9));
                spots.back().edge = 1.5;
                spots.back().seed += spots.size();
            }
            return spots;
        }
        case SampleLesion::FaintTexture: {
            ImplantedLesion lesion = compactLesion({28.0, 20.0, 24.0}, {12, 13, 11}, 0.72, 0.35);
            lesion.edge = 5.0;
            lesion.blur = 2.0;
            return {lesion};
        }
        case SampleLesion::Atrophy:
            break;
    }
    return {};
}

/// The value between the voxels around a place; 0 outside the grid.
float valueAt(const Volume& scan, const std::array<double, 3>& place) {
    std::array<int, 3> low{};
    std::array<double, 3> share{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        low[axis] = static_cast<int>(std::floor(place[axis]));
        share[axis] = place[axis] - low[axis];
    }
    double value = 0.0;
    for (int corner = 0; corner < 8; ++corner) {
        double weight = 1.0;
        std::array<int, 3> at = low;
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const bool isUpper = ((corner >> axis) & 1) != 0;
            at[axis] += isUpper ? 1 : 0;
            weight *= isUpper ? share[axis] : 1.0 - share[axis];
        }
        if (weight > 0.0 && scan.contains(at[0], at[1], at[2])) {
            value += weight * static_cast<double>(scan.at(at[0], at[1], at[2]));
        }
    }
    return static_cast<float>(value);
}

/// Widens what lies around the lateral ventricles: each place takes its value from nearer to their
/// middle, less and less so with the distance from it.
Volume withWideVentricles(const Volume& scan, const Mask& brain) {
    constexpr std::array kMiddle{0.0, -12.0, 14.0};  // In mm of MNI space.
    constexpr std::array kReach{28.0, 42.0, 24.0};   // In mm.
    constexpr double kPull = 0.33;
    Volume moved = scan;
    std::size_t i = 0;
    for (int z = 0; z < scan.size[2]; ++z) {
        for (int y = 0; y < scan.size[1]; ++y) {
            for (int x = 0; x < scan.size[0]; ++x, ++i) {
                if (brain.voxels[i] == 0) {
                    continue;
                }
                const std::array voxel{double(x), double(y), double(z)};
                const auto position = scan.position(voxel);
                double distance = 0.0;
                for (std::size_t axis = 0; axis < 3; ++axis) {
                    distance += std::pow((position[axis] - kMiddle[axis]) / kReach[axis], 2);
                }
                const double pull = kPull * std::exp(-distance * distance);
                std::array<double, 3> from{};
                for (std::size_t axis = 0; axis < 3; ++axis) {
                    from[axis] = voxel[axis] -
                                 pull * (position[axis] - kMiddle[axis]) / scan.affine[axis][axis];
                }
                moved.voxels[i] = valueAt(scan, from);
            }
        }
    }
    return moved;
}

Mask addAtrophy(Volume& scan, const Mask& brain) {
    constexpr double kSigma = 2.0;  // In mm.
    constexpr float kLeastChange = 0.10f;
    const Volume moved = withWideVentricles(scan, brain);
    Grid<float> change(scan.size);
    std::vector<float> inside;
    for (std::size_t i = 0; i < change.voxels.size(); ++i) {
        change.voxels[i] = std::abs(moved.voxels[i] - scan.voxels[i]);
        if (brain.voxels[i] != 0) {
            inside.push_back(scan.voxels[i]);
        }
    }
    Mask lesion(scan.size);
    if (inside.empty()) {
        return lesion;
    }
    const float least = kLeastChange * static_cast<float>(quantile(inside, 0.9));
    change = gaussian(change, scan.spacing(), kSigma);
    for (std::size_t i = 0; i < change.voxels.size(); ++i) {
        lesion.voxels[i] = brain.voxels[i] != 0 && change.voxels[i] >= least ? 1 : 0;
    }
    scan.voxels = moved.voxels;
    return lesion;
}

}  // namespace

std::string toText(SampleLesion lesion) {
    switch (lesion) {
        case SampleLesion::Cavity:
            return "cavity";
        case SampleLesion::Mass:
            return "mass";
        case SampleLesion::BrightSpots:
            return "bright-spots";
        case SampleLesion::Atrophy:
            return "atrophy";
        case SampleLesion::FaintTexture:
            return "faint-texture";
    }
    return {};
}

std::optional<SampleLesion> sampleLesionFromText(const std::string& text) {
    for (const SampleLesion lesion : kSampleLesions) {
        if (toText(lesion) == text) {
            return lesion;
        }
    }
    return std::nullopt;
}

Mask addSampleLesion(Volume& scan, const Mask& brain, SampleLesion lesion) {
    if (lesion == SampleLesion::Atrophy) {
        return addAtrophy(scan, brain);
    }
    Mask mask(scan.size);
    for (const ImplantedLesion& one : implantedOf(lesion)) {
        implantLesion(scan, brain, one, mask);
    }
    return mask;
}

}  // namespace disyre
