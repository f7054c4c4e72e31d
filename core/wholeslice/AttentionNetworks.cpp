// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/AttentionNetworks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace disyre {

namespace nn = torch::nn;

namespace {

/// The side of the feature maps where the encoder ends and the decoder begins.
constexpr int kAttentionSmallestSide = 8;

int attentionChannels(int channels, double width) {
    return std::max(2, 2 * static_cast<int>(std::lround(channels * width / 2.0)));
}

nn::Conv2d attentionConv(int in, int out, int size, int stride, bool hasBias) {
    return nn::Conv2d(
        nn::Conv2dOptions(in, out, size).stride(stride).padding(size / 2).bias(hasBias));
}

torch::Tensor doubledByNearest(const torch::Tensor& x) {
    return torch::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)});
}

/// Two convolutions whose result is added to the input.
struct AttentionResidualBlockImpl : nn::Module {
    AttentionResidualBlockImpl(int in, int out, int stride, bool hasBias)
        : conv1(register_module("conv1", attentionConv(in, out, 3, stride, hasBias))),
          norm1(register_module("norm1", nn::BatchNorm2d(out))),
          conv2(register_module("conv2", attentionConv(out, out, 3, 1, hasBias))),
          norm2(register_module("norm2", nn::BatchNorm2d(out))) {
        if (stride != 1 || in != out) {
            shortcut = register_module("shortcut", attentionConv(in, out, 1, stride, hasBias));
            shortcutNorm = register_module("shortcut_norm", nn::BatchNorm2d(out));
        }
    }

    torch::Tensor forward(const torch::Tensor& x) {
        const torch::Tensor h = norm2(conv2(torch::relu(norm1(conv1(x)))));
        return torch::relu(h + (shortcut.is_empty() ? x : shortcutNorm(shortcut(x))));
    }

    nn::Conv2d conv1;
    nn::BatchNorm2d norm1;
    nn::Conv2d conv2;
    nn::BatchNorm2d norm2;
    nn::Conv2d shortcut{nullptr};
    nn::BatchNorm2d shortcutNorm{nullptr};
};
TORCH_MODULE(AttentionResidualBlock);

/// Doubles height and width.
struct AttentionUpBlockImpl : nn::Module {
    AttentionUpBlockImpl(int in, int out)
        : conv1(register_module("conv1", attentionConv(in, out, 3, 1, true))),
          norm1(register_module("norm1", nn::BatchNorm2d(out))),
          conv2(register_module("conv2", attentionConv(out, out, 3, 1, true))),
          norm2(register_module("norm2", nn::BatchNorm2d(out))),
          shortcut(register_module("shortcut", attentionConv(in, out, 1, 1, true))),
          shortcutNorm(register_module("shortcut_norm", nn::BatchNorm2d(out))) {}

    torch::Tensor forward(const torch::Tensor& x) {
        const torch::Tensor h = torch::relu(norm1(doubledByNearest(conv1(x))));
        return torch::relu(norm2(conv2(h)) + shortcutNorm(doubledByNearest(shortcut(x))));
    }

    nn::Conv2d conv1;
    nn::BatchNorm2d norm1;
    nn::Conv2d conv2;
    nn::BatchNorm2d norm2;
    nn::Conv2d shortcut;
    nn::BatchNorm2d shortcutNorm;
};
TORCH_MODULE(AttentionUpBlock);

constexpr std::size_t kBlocksOfAStage = 2;

/// Appends one stage of a ResNet with 18 layers: two residual blocks, of which the first changes
/// the resolution.
void appendAttentionStage(nn::ModuleList& blocks, int in, int out, int stride) {
    blocks->push_back(AttentionResidualBlock(in, out, stride, false));
    blocks->push_back(AttentionResidualBlock(out, out, 1, false));
}

}  // namespace

AttentionEncoderImpl::AttentionEncoderImpl(double width) {
    constexpr std::array<int, 4> kChannels = {64, 128, 256, 512};
    int channels = attentionChannels(kChannels.front(), width);
    convIn_ = register_module("conv_in", attentionConv(3, channels, 7, 2, false));
    blocks_ = register_module("blocks", nn::ModuleList());
    for (std::size_t i = 0; i < kChannels.size(); ++i) {
        const int out = attentionChannels(kChannels[i], width);
        appendAttentionStage(blocks_, channels, out, i == 0 ? 1 : 2);
        channels = out;
    }
    const int features = channels * kAttentionSmallestSide * kAttentionSmallestSide;
    mean_ = register_module("mean", nn::Linear(features, kAttentionLatent));
    logVariance_ = register_module("log_variance", nn::Linear(features, kAttentionLatent));
}

torch::Tensor AttentionEncoderImpl::activation(const torch::Tensor& slices) {
    // The study repeats the grey slice as the three colours of a photograph.
    torch::Tensor h = convIn_(slices.expand({-1, 3, -1, -1}));
    for (std::size_t i = 0; i < kBlocksOfAStage; ++i) {
        h = blocks_[i]->as<AttentionResidualBlock>()->forward(h);
    }
    return h;
}

AttentionLatent AttentionEncoderImpl::latent(const torch::Tensor& activation) {
    torch::Tensor h = activation;
    for (std::size_t i = kBlocksOfAStage; i < blocks_->size(); ++i) {
        h = blocks_[i]->as<AttentionResidualBlock>()->forward(h);
    }
    h = h.flatten(1);
    return {mean_(h), logVariance_(h)};
}

AttentionDecoderImpl::AttentionDecoderImpl(double width) {
    constexpr std::array<int, 5> kChannels = {256, 128, 64, 32, 16};
    int channels = attentionChannels(kChannels.front(), width);
    firstChannels_ = channels;
    linearIn_ = register_module(
        "linear_in",
        nn::Linear(kAttentionLatent, channels * kAttentionSmallestSide * kAttentionSmallestSide));
    upBlocks_ = register_module("up_blocks", nn::ModuleList());
    residualBlocks_ = register_module("residual_blocks", nn::ModuleList());
    for (std::size_t i = 1; i < kChannels.size(); ++i) {
        const int out = attentionChannels(kChannels[i], width);
        upBlocks_->push_back(AttentionUpBlock(channels, out));
        residualBlocks_->push_back(AttentionResidualBlock(out, out, 1, true));
        channels = out;
    }
    convOut_ = register_module("conv_out", attentionConv(channels, 1, 3, 1, true));
}

torch::Tensor AttentionDecoderImpl::forward(const torch::Tensor& latents) {
    torch::Tensor h = linearIn_(latents).view(
        {-1, firstChannels_, kAttentionSmallestSide, kAttentionSmallestSide});
    for (std::size_t i = 0; i < upBlocks_->size(); ++i) {
        h = upBlocks_[i]->as<AttentionUpBlock>()->forward(h);
        h = residualBlocks_[i]->as<AttentionResidualBlock>()->forward(h);
    }
    return convOut_(h);
}

}  // namespace disyre
