// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <cstdint>

#include "core/base/Random.h"
#include "core/model/Torch.h"

namespace disyre {

/// Returns a float32 tensor of standard normal values on the processor.
[[nodiscard]] torch::Tensor drawNormal(torch::IntArrayRef sizes, Random& random);

/// Returns a float32 tensor of values that are uniform in [low, high), on the processor.
[[nodiscard]] torch::Tensor drawUniform(torch::IntArrayRef sizes, double low, double high,
                                        Random& random);

/// Sets the weights and biases of all layers of a module as LibTorch would by default, but from the
/// program's own random numbers: uniform within +-1 / sqrt(fan in) for convolutions and linear
/// layers; 1 and 0 for the weights and biases of normalisation layers, which are recognised by
/// their weights having one dimension. Buffers stay as they are.
void drawWeights(torch::nn::Module& module, std::uint64_t seed);

}  // namespace disyre
