// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/model/Torch.h"
#include "core/wholeslice/WholeSliceMethod.h"

namespace disyre::test {

/// The side of the square that stands for an anomaly; it begins at row 48 and column 70.
inline constexpr int kSquareSide = 12;

/// Returns `count` equal slices [count, 1, 128, 128] that are `intensity` in a disc with a radius
/// of 45 pixels and 0 around it.
inline torch::Tensor shadedDiscs(std::int64_t count, double intensity) {
    const torch::Tensor offsets = torch::arange(kWholeSliceSide) - 63.5;
    const torch::Tensor squares = offsets.square();
    const torch::Tensor inside = (squares.view({-1, 1}) + squares.view({1, -1})) < 45.0 * 45.0;
    return (inside.to(torch::kFloat32) * intensity)
        .expand({count, 1, kWholeSliceSide, kWholeSliceSide})
        .contiguous();
}

/// Returns the view of the pixels in which withSquare() puts its square.
inline torch::Tensor squareOf(const torch::Tensor& slices) {
    return slices.narrow(2, 48, kSquareSide).narrow(3, 70, kSquareSide);
}

/// Returns slices with a square of another intensity.
inline torch::Tensor withSquare(const torch::Tensor& slices, double intensity) {
    torch::Tensor changed = slices.clone();
    squareOf(changed).fill_(intensity);
    return changed;
}

/// Returns the mean of a map over the disc, but for the square.
inline double meanBesideSquare(const torch::Tensor& map) {
    torch::Tensor beside = withSquare(shadedDiscs(map.size(0), 1.0), 0.0);
    return ((map * beside).sum() / beside.sum()).item<double>();
}

inline bool equalTensors(const std::vector<torch::Tensor>& a, const std::vector<torch::Tensor>& b) {
    bool equal = a.size() == b.size();
    for (std::size_t i = 0; equal && i < a.size(); ++i) {
        equal = torch::equal(a[i], b[i]);
    }
    return equal;
}

}  // namespace disyre::test
