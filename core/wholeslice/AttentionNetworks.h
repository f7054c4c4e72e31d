// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <torch/nn/modules/batchnorm.h>

#include "core/model/Torch.h"

namespace disyre {

/// The two networks of AMCons (Silva-Rodriguez, Naranjo and Dolz, "Constrained unsupervised anomaly
/// segmentation", Medical Image Analysis 2022), a variational autoencoder. Slices are
/// [n, 1, 128, 128] in [0, 1]. `width` multiplies the channels of all layers.

/// The length of the latent, at every width.
inline constexpr int kAttentionLatent = 32;

/// The normal distribution of the latent of each slice; both are [n, 32].
struct AttentionLatent {
    torch::Tensor mean;
    torch::Tensor logVariance;
};

/// The encoder. It has the stages of a ResNet with 18 layers (He et al., "Deep residual learning
/// for image recognition", CVPR 2016), but between its first convolution and the first stage it
/// neither normalises nor rectifies nor pools.
class AttentionEncoderImpl : public torch::nn::Module {
public:
    explicit AttentionEncoderImpl(double width);

    /// Returns the output of the first stage, whose mean over channels is the attention:
    /// [n, 64, 64, 64] at width 1.
    torch::Tensor activation(const torch::Tensor& slices);
    /// Returns the latent of slices from their output of the first stage.
    AttentionLatent latent(const torch::Tensor& activation);

private:
    torch::nn::Conv2d convIn_{nullptr};
    torch::nn::ModuleList blocks_{nullptr};
    torch::nn::Linear mean_{nullptr};
    torch::nn::Linear logVariance_{nullptr};
};
TORCH_MODULE(AttentionEncoder);

/// The decoder, from latents [n, 32] to the logits of intensities.
class AttentionDecoderImpl : public torch::nn::Module {
public:
    explicit AttentionDecoderImpl(double width);
    torch::Tensor forward(const torch::Tensor& latents);

private:
    std::int64_t firstChannels_;
    torch::nn::Linear linearIn_{nullptr};
    torch::nn::ModuleList upBlocks_{nullptr};
    torch::nn::ModuleList residualBlocks_{nullptr};
    torch::nn::Conv2d convOut_{nullptr};
};
TORCH_MODULE(AttentionDecoder);

}  // namespace disyre
