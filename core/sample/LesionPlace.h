// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>

#include "core/base/Random.h"
#include "core/sample/LabelledBrain.h"

namespace disyre {

using VoxelTest = std::function<bool(std::size_t)>;

/// A voxel index drawn evenly among those that pass. Throws SettingsError with the name of what
/// was looked for when none does.
[[nodiscard]] Size3 drawVoxel(const LabelledBrain& brain, const VoxelTest& passes, Random& random,
                              const char* lookedFor);

/// The middle of a compact lesion of about `radius` mm: in tissue, so far inside the brain and so
/// far from the plane between its halves that most of it stays on its side.
[[nodiscard]] Size3 drawMiddle(const LabelledBrain& brain, double radius, Random& random);

/// Every voxel's distance in mm from a middle, stretched so that a compact, uneven body of radius
/// R is the set of voxels below R: an ellipsoid along the axes (axes up to 1.6 to 1) with a waving
/// surface.
struct UnevenBody {
    Size3 middle{};
    std::array<double, 3> axes{1, 1, 1};  ///< their product is 1
    double unevenness = 0.0;
    std::uint64_t seed = 0;
    std::uint64_t sample = 0;

    [[nodiscard]] Grid<float> distance(const LabelledBrain& brain) const;
};
[[nodiscard]] UnevenBody drawBody(const Size3& middle, double unevenness, std::uint64_t seed,
                                  std::uint64_t sample, Random& random);

/// The radius below which as many passing voxels lie as `ml` needs (at least one; all, where there
/// are fewer).
[[nodiscard]] double radiusForVolume(const LabelledBrain& brain, const Grid<float>& distance,
                                     double ml, const VoxelTest& passes);

/// Radius in mm of a ball of this volume.
[[nodiscard]] double ballRadius(double ml);

/// 1 well below `radius`, 0 well above, straight between over `edge` mm: the share of a voxel that
/// a body fills.
[[nodiscard]] float softInside(double distance, double radius, double edge);

/// Slow waves of mean 0 and standard deviation 1 (white noise under a Gaussian of 3 mm): no lesion
/// is even inside.
[[nodiscard]] Grid<float> slowTexture(const LabelledBrain& brain, std::uint64_t seed,
                                      std::uint64_t sample);

/// 1 in tissue, 0 away from it, soft between over about 3 mm.
[[nodiscard]] Grid<float> softTissue(const LabelledBrain& brain);

}  // namespace disyre
