// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/evaluation/PooledRanking.h"
#include "core/image/Volume.h"

namespace disyre {

/// The voxels of a case that are counted when methods are compared; they are the same for every
/// method. They are the voxels of the reference brain mask and of the lesion. A lesion voxel that a
/// method masks out scores 0 and therefore counts as missed.
struct CountedVoxels {
    Size3 size{};  ///< Size of the grid, which is in RAS order.
    /// Volume of a voxel in ml.
    double voxelMillilitres = 0.0;
    std::vector<std::uint32_t> indices;  ///< Indices of the counted voxels in the grid, ascending.
    /// The label of each counted voxel: 1 in the lesion, 0 elsewhere.
    std::vector<std::uint8_t> labels;
};

/// Collects the counted voxels of a case; `brain` and `lesion` have the same grid.
[[nodiscard]] CountedVoxels countedVoxels(const Mask& brain, const Mask& lesion,
                                          double voxelMillilitres);

/// Reads the scores of the counted voxels from a map on the same grid.
[[nodiscard]] std::vector<float> scoresAt(const CountedVoxels& voxels, std::span<const float> map);

/// Writes the scores of the counted voxels back to their grid; all other voxels are 0.
[[nodiscard]] Grid<float> gridOf(const CountedVoxels& voxels, std::span<const float> scores);
/// Returns the lesion mask: 1 in the lesion and 0 elsewhere.
[[nodiscard]] Mask lesionOf(const CountedVoxels& voxels);

/// How the scores of a slice's counted pixels become the score of the slice
/// (resources/manual/method.md, section 17).
enum class SliceReduction {
    Mean,
    Maximum,
    TopHundred  ///< The mean of the 100 highest scores, or of all if there are fewer.
};
inline constexpr std::array kSliceReductions{SliceReduction::Mean, SliceReduction::Maximum,
                                             SliceReduction::TopHundred};
[[nodiscard]] const char* toText(SliceReduction reduction);

/// Returns a score and a label for every axial slice that holds a counted voxel; the label is 1 if
/// any of its voxels is in the lesion.
[[nodiscard]] ScoredVoxels sliceScores(const CountedVoxels& voxels, std::span<const float> scores,
                                       SliceReduction reduction);

}  // namespace disyre
