// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/CountedVoxels.h"

#include <algorithm>

#include "core/base/Statistics.h"

namespace disyre {

namespace {

float reduce(std::vector<float> pixels, SliceReduction reduction) {
    if (reduction == SliceReduction::Maximum) {
        return *std::max_element(pixels.begin(), pixels.end());
    }
    constexpr std::size_t kTop = 100;
    return static_cast<float>(
        meanOfHighest(pixels, reduction == SliceReduction::TopHundred ? kTop : pixels.size()));
}

}  // namespace

CountedVoxels countedVoxels(const Mask& brain, const Mask& lesion, double voxelMillilitres) {
    CountedVoxels voxels;
    voxels.size = brain.size;
    voxels.voxelMillilitres = voxelMillilitres;
    for (std::size_t i = 0; i < brain.voxels.size(); ++i) {
        if (brain.voxels[i] != 0 || lesion.voxels[i] != 0) {
            voxels.indices.push_back(static_cast<std::uint32_t>(i));
            voxels.labels.push_back(lesion.voxels[i] != 0 ? 1 : 0);
        }
    }
    return voxels;
}

std::vector<float> scoresAt(const CountedVoxels& voxels, std::span<const float> map) {
    std::vector<float> scores(voxels.indices.size());
    std::transform(voxels.indices.begin(), voxels.indices.end(), scores.begin(),
                   [map](std::uint32_t index) { return map[index]; });
    return scores;
}

Grid<float> gridOf(const CountedVoxels& voxels, std::span<const float> scores) {
    Grid<float> grid(voxels.size);
    for (std::size_t i = 0; i < scores.size(); ++i) {
        grid.voxels[voxels.indices[i]] = scores[i];
    }
    return grid;
}

Mask lesionOf(const CountedVoxels& voxels) {
    Mask lesion(voxels.size);
    for (std::size_t i = 0; i < voxels.labels.size(); ++i) {
        lesion.voxels[voxels.indices[i]] = voxels.labels[i];
    }
    return lesion;
}

const char* toText(SliceReduction reduction) {
    switch (reduction) {
        case SliceReduction::Mean:
            return "mean";
        case SliceReduction::Maximum:
            return "max";
        case SliceReduction::TopHundred:
            return "top100";
    }
    return "";
}

ScoredVoxels sliceScores(const CountedVoxels& voxels, std::span<const float> scores,
                         SliceReduction reduction) {
    ScoredVoxels slices;
    const std::size_t area =
        static_cast<std::size_t>(voxels.size[0]) * static_cast<std::size_t>(voxels.size[1]);
    for (std::size_t first = 0; first < scores.size();) {
        const std::size_t slice = voxels.indices[first] / area;
        std::size_t end = first;
        std::uint8_t label = 0;
        while (end < scores.size() && voxels.indices[end] / area == slice) {
            label |= voxels.labels[end++];
        }
        slices.scores.push_back(reduce({scores.begin() + static_cast<std::ptrdiff_t>(first),
                                        scores.begin() + static_cast<std::ptrdiff_t>(end)},
                                       reduction));
        slices.labels.push_back(label);
        first = end;
    }
    return slices;
}

}  // namespace disyre
