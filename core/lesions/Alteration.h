// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/Random.h"
#include "core/lesions/BenchmarkCase.h"

namespace disyre {

/// What is done to the voxels of a brain to make a case, before noise is added: tissue is moved,
/// and then partly replaced by a level of intensity. Intensities are in the scan's own units.
struct Alteration {
    explicit Alteration(const LabelledBrain& brain)
        : moved(brain.scan),
          kept(brain.scan.size, 1.0f),
          weight(brain.scan.size),
          level(brain.scan.size),
          lesion(brain.scan.size) {}

    Grid<float> moved;   ///< The intensities after tissue has been moved.
    Grid<float> kept;    ///< The share of the noise's variance that moving has left.
    Grid<float> weight;  ///< The share of each voxel that the level replaces, from 0 to 1.
    /// The intensity that replaces tissue.
    Grid<float> level;
    Mask lesion;
    /// The name of the stroke shape; empty for other kinds.
    std::string shape;
    /// What was drawn, by name.
    std::vector<std::pair<std::string, double>> drawn;

    /// Returns the intensity of a voxel before new noise is added.
    [[nodiscard]] float clean(std::size_t voxel) const {
        return (1.0f - weight.voxels[voxel]) * moved.voxels[voxel] +
               weight.voxels[voxel] * level.voxels[voxel];
    }
};

// The following functions replace tissue in place. `ml` is the volume asked for in ml.
[[nodiscard]] Alteration strokeAlteration(const LabelledBrain& brain, const StrokeShapes& strokes,
                                          std::uint64_t seed, std::uint64_t number, Random& random);
[[nodiscard]] Alteration cavityAlteration(const LabelledBrain& brain, double ml, std::uint64_t seed,
                                          std::uint64_t number, Random& random);
[[nodiscard]] Alteration bleedAlteration(const LabelledBrain& brain, double ml, std::uint64_t seed,
                                         std::uint64_t number, Random& random);
/// Makes tissue 10 to 20 % brighter, whatever tissue it is, which keeps its anatomy visible.
[[nodiscard]] Alteration brightTissueAlteration(const LabelledBrain& brain, double ml,
                                                std::uint64_t seed, std::uint64_t number,
                                                Random& random);
[[nodiscard]] Alteration spotsAlteration(const LabelledBrain& brain, double ml, Random& random);
[[nodiscard]] Alteration blurAlteration(const LabelledBrain& brain, double ml, std::uint64_t seed,
                                        std::uint64_t number, Random& random);

// The following functions move tissue. `ml` is the volume asked for in ml.
[[nodiscard]] Alteration massEffectAlteration(const LabelledBrain& brain, double ml,
                                              std::uint64_t seed, std::uint64_t number,
                                              Random& random);
[[nodiscard]] Alteration atrophyAlteration(const LabelledBrain& brain, double ml,
                                           std::uint64_t seed, std::uint64_t number,
                                           Random& random);

/// Returns how much the alteration changes each voxel: |clean - scan|, smoothed by a Gaussian with
/// a standard deviation of 2 mm, as a share of the contrast between fluid and white matter.
[[nodiscard]] Grid<float> changeOf(const LabelledBrain& brain, const Alteration& alteration);

}  // namespace disyre
