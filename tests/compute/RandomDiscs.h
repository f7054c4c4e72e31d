// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"
#include "core/wholeslice/WholeSliceMethod.h"

namespace disyre::test {

/// Returns settings for networks with this width.
inline WholeSliceSettings narrowSettings(double width) {
    WholeSliceSettings settings;
    settings.width = width;
    return settings;
}

/// Makes slices with a "brain" that is a grey disc with a softly varying brightness, and 0 outside.
/// @param first the number of the first slice; each number has a disc of its own.
inline torch::Tensor discSlices(int count, std::uint64_t first = 0) {
    const torch::Tensor places = torch::arange(kWholeSliceSide, torch::kFloat32);
    torch::Tensor slices = torch::zeros({count, 1, kWholeSliceSide, kWholeSliceSide});
    for (int i = 0; i < count; ++i) {
        Random random(77, first + static_cast<std::uint64_t>(i));
        const torch::Tensor down = (places - random.uniform(60.0, 68.0)).view({-1, 1});
        const torch::Tensor right = (places - random.uniform(60.0, 68.0)).view({1, -1});
        const double radius = random.uniform(40.0, 50.0);
        const torch::Tensor distance = (down.square() + right.square()).sqrt();
        const torch::Tensor brightness = random.uniform(0.35, 0.5) + 0.1 * distance / radius;
        slices[i][0] = brightness * distance.lt(radius);
    }
    return slices;
}

/// The rows and the columns of the bright square of slicesWithSquare(), as [first, last).
inline constexpr int kSquareFirst = 48;
inline constexpr int kSquareLast = 64;

/// Returns the slices with a bright square within the disc.
inline torch::Tensor slicesWithSquare(const torch::Tensor& slices) {
    torch::Tensor changed = slices.clone();
    changed.slice(2, kSquareFirst, kSquareLast).slice(3, kSquareFirst, kSquareLast).fill_(1.0);
    return changed;
}

/// Returns the mean of a map in the bright square.
inline double meanInSquare(const torch::Tensor& map) {
    return map.slice(2, kSquareFirst, kSquareLast)
        .slice(3, kSquareFirst, kSquareLast)
        .mean()
        .item<double>();
}

/// Returns the mean of a map in the brain without the bright square.
inline double meanBesideSquare(const torch::Tensor& map, const torch::Tensor& slices) {
    torch::Tensor brain = slices.gt(0.0).to(torch::kFloat32);
    brain.slice(2, kSquareFirst, kSquareLast).slice(3, kSquareFirst, kSquareLast).zero_();
    return ((map * brain).sum() / brain.sum()).item<double>();
}

}  // namespace disyre::test
