// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/Random.h"
#include "core/sample/BenchmarkCase.h"

namespace disyre {

/// What happens to a brain's voxels, before noise: tissue is moved or changed, then replaced in
/// part by an even level.
struct Alteration {
    explicit Alteration(const LabelledBrain& brain)
        : moved(brain.scan), kept(brain.scan.size, 1.0f), weight(brain.scan.size),
          level(brain.scan.size), lesion(brain.scan.size) {}

    Grid<float> moved;   ///< intensities after moving
    Grid<float> kept;    ///< share of the noise's variance that moving left
    Grid<float> weight;  ///< share that the level replaces, 0 to 1
    Grid<float> level;
    Mask lesion;
    std::string shape;
    std::vector<std::pair<std::string, double>> drawn;

    /// Intensity without new noise.
    [[nodiscard]] float clean(std::size_t voxel) const {
        return (1.0f - weight.voxels[voxel]) * moved.voxels[voxel] +
               weight.voxels[voxel] * level.voxels[voxel];
    }
};

// Tissue replaced in place.
[[nodiscard]] Alteration strokeAlteration(const LabelledBrain& brain, const StrokeShapes& strokes,
                                          std::uint64_t seed, std::uint64_t number, Random& random);
[[nodiscard]] Alteration cavityAlteration(const LabelledBrain& brain, double ml, std::uint64_t seed,
                                          std::uint64_t number, Random& random);
[[nodiscard]] Alteration bleedAlteration(const LabelledBrain& brain, double ml, std::uint64_t seed,
                                         std::uint64_t number, Random& random);
[[nodiscard]] Alteration spotsAlteration(const LabelledBrain& brain, double ml, Random& random);
[[nodiscard]] Alteration blurAlteration(const LabelledBrain& brain, double ml, std::uint64_t seed,
                                        std::uint64_t number, Random& random);

// Tissue moved.
[[nodiscard]] Alteration massEffectAlteration(const LabelledBrain& brain, double ml,
                                              std::uint64_t seed, std::uint64_t number,
                                              Random& random);
[[nodiscard]] Alteration atrophyAlteration(const LabelledBrain& brain, double ml,
                                           std::uint64_t seed, std::uint64_t number,
                                           Random& random);

/// |clean - scan|, smoothed by a Gaussian of 2 mm, as a share of the contrast between fluid and
/// white matter.
[[nodiscard]] Grid<float> changeOf(const LabelledBrain& brain, const Alteration& alteration);

}  // namespace disyre
