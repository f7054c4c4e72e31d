// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>

#include "core/anatomy/LabelledBrain.h"
#include "core/base/Message.h"
#include "core/base/Random.h"

namespace disyre {

/// Tells whether the voxel of this index qualifies.
using VoxelTest = std::function<bool(std::size_t)>;

/// Draws a voxel with equal odds among those that pass the test. If none does, it throws
/// SettingsError with the message `otherwise`.
[[nodiscard]] Size3 drawVoxel(const LabelledBrain& brain, const VoxelTest& passes, Random& random,
                              MessageId otherwise);

/// Draws the centre of a compact lesion of about `radius` mm. It lies in tissue, and so far inside
/// the brain and so far from the plane between its halves that most of the lesion stays on one
/// side.
[[nodiscard]] Size3 drawMiddle(const LabelledBrain& brain, double radius, Random& random);

/// A compact body with an uneven surface: an ellipsoid along the axes (their ratio is at most 1.6
/// to 1) whose surface waves. distance() returns every voxel's distance from its centre in mm,
/// stretched so that a body of radius R is the set of voxels with a distance below R.
struct UnevenBody {
    Size3 middle{};
    std::array<double, 3> axes{1, 1, 1};  ///< The relative lengths of the axes, whose product is 1.
    /// The share of the radius by which the surface waves.
    double unevenness = 0.0;
    std::uint64_t seed = 0;
    std::uint64_t sample = 0;

    [[nodiscard]] Grid<float> distance(const LabelledBrain& brain) const;
};
/// Draws the axes of a body around `middle`.
[[nodiscard]] UnevenBody drawBody(const Size3& middle, double unevenness, std::uint64_t seed,
                                  std::uint64_t sample, Random& random);

/// Returns the radius below which `ml` of voxels pass the test: at least one voxel, and all of them
/// if there are fewer.
[[nodiscard]] double radiusForVolume(const LabelledBrain& brain, const Grid<float>& distance,
                                     double ml, const VoxelTest& passes);

/// Returns the radius in mm of a ball with this volume.
[[nodiscard]] double ballRadius(double ml);

/// Returns the share of a voxel that a body fills: 1 well below `radius`, 0 well above it, and
/// falling linearly over `edge` mm in between.
[[nodiscard]] float softInside(double distance, double radius, double edge);

/// Returns slow waves with mean 0 and standard deviation 1 (white noise smoothed by a Gaussian of 3
/// mm), because no lesion is even inside.
[[nodiscard]] Grid<float> slowTexture(const LabelledBrain& brain, std::uint64_t seed,
                                      std::uint64_t sample);

/// Returns a mask of tissue that is 1 in tissue and 0 away from it, and soft over about 3 mm in
/// between.
[[nodiscard]] Grid<float> softTissue(const LabelledBrain& brain);

}  // namespace disyre
