// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/evaluation/PooledRanking.h"
#include "core/image/Volume.h"

namespace disyre {

/// The voxels of a case that count, the same for every method: the reference brain joined with the
/// lesion. Lesion voxels that a method masks out score 0 there and so count as missed.
struct CountedVoxels {
    Size3 size{};                        ///< of the grid, in RAS order
    double voxelMillilitres = 0.0;
    std::vector<std::uint32_t> indices;  ///< ascending
    std::vector<std::uint8_t> labels;    ///< 1 in the lesion
};

/// `brain` and `lesion` lie on the same grid.
[[nodiscard]] CountedVoxels countedVoxels(const Mask& brain, const Mask& lesion,
                                          double voxelMillilitres);

/// The scores of a map on the same grid, voxel by counted voxel.
[[nodiscard]] std::vector<float> scoresAt(const CountedVoxels& voxels, std::span<const float> map);

/// The way back: the scores on their grid, 0 elsewhere.
[[nodiscard]] Grid<float> gridOf(const CountedVoxels& voxels, std::span<const float> scores);
/// 1 in the lesion.
[[nodiscard]] Mask lesionOf(const CountedVoxels& voxels);

/// How the counted pixels of an axial slice become the slice's score (method brief, section 6.2).
enum class SliceReduction {
    Mean,
    Maximum,
    TopHundred  ///< mean of the 100 highest pixels, of all where there are fewer
};
inline constexpr std::array kSliceReductions{SliceReduction::Mean, SliceReduction::Maximum,
                                             SliceReduction::TopHundred};
[[nodiscard]] const char* toText(SliceReduction reduction);

/// Score and label (any lesion pixel) of every axial slice that holds a counted voxel.
[[nodiscard]] ScoredVoxels sliceScores(const CountedVoxels& voxels, std::span<const float> scores,
                                       SliceReduction reduction);

}  // namespace disyre
