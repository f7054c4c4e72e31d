// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by compute's own files only: it exposes LibTorch.
#include <torch/torch.h>

#include "core/card/Architecture.h"
#include "core/model/InferenceNet.h"

namespace disyre {

/// Sinusoidal embedding of the condition: [cos | sin] of condition * 10000^(-i / half), half = width
/// / 2 frequencies (diffusers' Timesteps with flip_sin_to_cos and shift 0). [n] -> [n, width].
[[nodiscard]] torch::Tensor timeEmbedding(const torch::Tensor& conditions, int width);

/// The U-Net of method brief section 4, with the state-dict keys of diffusers' UNet2DModel.
class UNetImpl : public torch::nn::Module {
public:
    explicit UNetImpl(const Architecture& architecture);

    /// The network's raw output. `x` is [n, 1, side, side] with sides divisible by
    /// architecture.sideDivisor(), `conditions` [n] float.
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& conditions);

    /// x0-hat: the raw output, or x plus it, as the architecture says.
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

/// Sets the initial weights from our own generator: uniform within +-1/sqrt(fan in) as torch does,
/// and a zero last layer where the output is a residual.
void initialiseWeights(UNetImpl& net, std::uint64_t seed);

/// The network's weights as InferenceNet takes them; throws ComputeError for an unknown name.
[[nodiscard]] WeightSource weightSource(const UNetImpl& net);

}  // namespace disyre
