// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <torch/optim/adam.h>

#include <cstdint>
#include <vector>

#include "core/base/Random.h"
#include "core/model/Torch.h"
#include "core/wholeslice/WholeSliceMethod.h"

namespace disyre::test {

/// Returns a slice [1, 1, 128, 128] that holds a disc of one intensity on a background of 0, in
/// place of a brain.
inline torch::Tensor discSlice(double row, double column, double radius, double intensity) {
    const torch::Tensor pixels = torch::arange(kWholeSliceSide, torch::kFloat32);
    const torch::Tensor down = (pixels - row).square().unsqueeze(1);
    const torch::Tensor across = (pixels - column).square().unsqueeze(0);
    const torch::Tensor inside = down + across <= radius * radius;
    return (inside.to(torch::kFloat32) * intensity).view({1, 1, kWholeSliceSide, kWholeSliceSide});
}

/// Returns the disc in the middle of a slice that the tests look at.
inline torch::Tensor middleDisc() {
    return discSlice(64.0, 64.0, 44.0, 0.5);
}

/// Returns `count` slices with discs of slightly different places and sizes: [count, 1, 128, 128].
inline torch::Tensor variedDiscs(int count, std::uint64_t seed) {
    std::vector<torch::Tensor> slices;
    for (int i = 0; i < count; ++i) {
        Random random(seed, static_cast<std::uint64_t>(i));
        slices.push_back(discSlice(random.uniform(62.0, 66.0), random.uniform(62.0, 66.0),
                                   random.uniform(41.0, 47.0), 0.5));
    }
    return torch::cat(slices);
}

/// Returns a mask like middleDisc(): a square of 14 x 14 pixels inside the disc.
inline torch::Tensor lesionSquare() {
    torch::Tensor mask = torch::zeros({1, 1, kWholeSliceSide, kWholeSliceSide}, torch::kBool);
    mask.slice(2, 50, 64).slice(3, 70, 84).fill_(true);
    return mask;
}

/// Returns middleDisc() with the square brightened to 1.
inline torch::Tensor discWithSquare() {
    return middleDisc().masked_fill(lesionSquare(), 1.0);
}

/// Gives a method that uses Adam twenty times the learning rate of the published study, so that a
/// narrow network learns discs within seconds.
inline void learnFaster(WholeSliceMethod& method) {
    for (torch::optim::Optimizer* optimiser : method.optimisers()) {
        for (torch::optim::OptimizerParamGroup& group : optimiser->param_groups()) {
            static_cast<torch::optim::AdamOptions&>(group.options()).lr(2e-3);
        }
    }
}

/// Trains a method that uses Adam on varied discs until it knows them.
inline void learnDiscs(WholeSliceMethod& method) {
    constexpr int kSteps = 150;
    learnFaster(method);
    for (int step = 0; step < kSteps; ++step) {
        method.trainStep(variedDiscs(4, static_cast<std::uint64_t>(step)), step, kSteps);
    }
}

/// Expects that the map of discWithSquare() is larger in the square than anywhere else in the disc,
/// and much larger than in most of the disc.
inline void expectSquareStandsOut(const torch::Tensor& map) {
    const torch::Tensor square = lesionSquare();
    const torch::Tensor elsewhere = map.masked_select((middleDisc() > 0.0) & ~square);
    const double inside = map.masked_select(square).mean().item<double>();
    EXPECT_GT(inside, elsewhere.max().item<double>());
    EXPECT_GT(inside, 10.0 * elsewhere.mean().item<double>());
}

}  // namespace disyre::test
