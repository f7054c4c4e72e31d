// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <torch/nn/modules/batchnorm.h>

#include <cstdint>

#include "core/model/Torch.h"

namespace disyre {

/// The three networks of f-AnoGAN (Schlegl et al., "f-AnoGAN: Fast unsupervised anomaly detection
/// with generative adversarial networks", Medical Image Analysis 2019), with the residual layers
/// of Gulrajani et al., "Improved training of Wasserstein GANs", NeurIPS 2017. Slices are
/// [n, 1, 128, 128] in [0, 1]. `width` multiplies the channels of all layers.

/// The length of the vectors that the generator makes slices from, at every width.
inline constexpr int kAnoGanLatent = 128;

/// Doubles the height and width of x, [n, c, h, w], by repeating its channels four times and
/// turning each four neighbouring channels into a square of 2 x 2 pixels:
/// out[j, 2 y + a, 2 x + b] = in[(4 j + 2 a + b) mod c, y, x]. This is the rule of the published
/// study; it is not an enlargement by nearest neighbours, since a square takes its pixels from four
/// channels.
[[nodiscard]] torch::Tensor enlargedByTiling(const torch::Tensor& x);

/// The generator G, from latents [n, 128] to slices in (0, 1).
class AnoGanGeneratorImpl : public torch::nn::Module {
public:
    explicit AnoGanGeneratorImpl(double width);
    torch::Tensor forward(const torch::Tensor& latents);

private:
    std::int64_t firstChannels_;
    torch::nn::Linear linearIn_{nullptr};
    torch::nn::ModuleList blocks_{nullptr};
    torch::nn::BatchNorm2d normOut_{nullptr};
    torch::nn::Conv2d convOut_{nullptr};
};
TORCH_MODULE(AnoGanGenerator);

/// The critic D, which gives large values to slices that it takes for real ones. Its layers are
/// normalised over all channels and pixels of a slice, so that slices of a batch do not depend on
/// each other, which the gradient penalty needs.
class AnoGanCriticImpl : public torch::nn::Module {
public:
    explicit AnoGanCriticImpl(double width);

    /// Returns the activations before the last layer, [n, features], which is 8192 features at
    /// width 1.
    torch::Tensor features(const torch::Tensor& slices);
    /// Returns the judgement of each slice, [n, 1].
    torch::Tensor forward(const torch::Tensor& slices);

private:
    torch::nn::Conv2d convIn_{nullptr};
    torch::nn::ModuleList blocks_{nullptr};
    torch::nn::Linear linearOut_{nullptr};
};
TORCH_MODULE(AnoGanCritic);

/// The encoder E, from slices to latents in (-1, 1).
class AnoGanEncoderImpl : public torch::nn::Module {
public:
    explicit AnoGanEncoderImpl(double width);
    torch::Tensor forward(const torch::Tensor& slices);

private:
    torch::nn::Conv2d convIn_{nullptr};
    torch::nn::ModuleList blocks_{nullptr};
    torch::nn::Linear linearOut_{nullptr};
};
TORCH_MODULE(AnoGanEncoder);

/// Sets the initial weights of one of these networks, or of all of them, with the program's own
/// random numbers: normal with a variance of 2 / fan in for convolutions (He et al., ICCV 2015),
/// uniform within +-sqrt(6 / (fan in + fan out)) for linear layers (Glorot and Bengio, AISTATS
/// 2010), 1 for the weights of normalisation layers, and 0 for all biases.
void drawAnoGanWeights(torch::nn::Module& network, std::uint64_t seed);

}  // namespace disyre
