// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include "core/card/Architecture.h"
#include "core/inference/InferenceNet.h"
#include "core/model/Torch.h"

namespace disyre {

/// Returns the sinusoidal embedding of the conditions: [cos | sin] of condition * 10000^(-i / half)
/// for i = 0 .. half - 1, with half = width / 2 frequencies (diffusers' Timesteps with
/// flip_sin_to_cos and shift 0). The shape goes from [n] to [n, width].
[[nodiscard]] torch::Tensor timeEmbedding(const torch::Tensor& conditions, int width);

/// The U-Net of the method (resources/manual/method.md, section 8), with the state-dict keys of
/// diffusers' UNet2DModel.
class UNetImpl : public torch::nn::Module {
public:
    explicit UNetImpl(const Architecture& architecture);

    /// Computes the network's raw output. `x` is [n, architecture.inputChannels(), side, side] with
    /// a side divisible by architecture.sideDivisor(), and `conditions` is [n] float. The result is
    /// [n, 1, side, side].
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& conditions);

    /// Computes x0-hat, which is the raw output, x plus the output, or x plus alpha times the
    /// output, as the architecture says; `alphas` is [n] float.
    torch::Tensor restore(const torch::Tensor& x, const torch::Tensor& conditions,
                          const torch::Tensor& alphas);

    [[nodiscard]] const Architecture& architecture() const { return architecture_; }
    [[nodiscard]] std::int64_t parameterCount() const;

private:
    Architecture architecture_;
    torch::nn::Conv2d convIn_{nullptr};
    std::shared_ptr<torch::nn::Module> timeEmbedding_;
    torch::nn::ModuleList down_{nullptr};
    std::shared_ptr<torch::nn::Module> mid_;
    torch::nn::ModuleList up_{nullptr};
    torch::nn::GroupNorm normOut_{nullptr};
    torch::nn::Conv2d convOut_{nullptr};
};
TORCH_MODULE(UNet);

/// Sets the initial weights with the program's own random numbers: uniform within +-1 / sqrt(fan
/// in), as torch does, and a last layer of zeros if the output is a residual.
void initialiseWeights(UNetImpl& net, std::uint64_t seed);

/// Returns a function that gives the network's weights to InferenceNet; the function throws
/// ComputeError for an unknown name.
[[nodiscard]] WeightSource weightSource(const UNetImpl& net);

}  // namespace disyre
