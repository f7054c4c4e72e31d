// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/AnoGanNetworks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <type_traits>

#include "core/base/Random.h"
#include "core/wholeslice/DrawnTensors.h"
#include "core/wholeslice/WholeSliceMethod.h"

namespace disyre {

namespace nn = torch::nn;

namespace {

constexpr std::uint32_t kAnoGanWeightsPurpose = 30;

/// The side of the feature maps where the generator begins and where critic and encoder end.
constexpr int kAnoGanSmallestSide = 4;

/// The channels between the blocks of the critic and the encoder at width 1; those of the generator
/// are the same in the other direction.
constexpr std::array<int, 6> kAnoGanChannels = {64, 128, 256, 256, 512, 512};

std::array<int, 6> anoGanChannels(double width) {
    std::array<int, 6> channels = kAnoGanChannels;
    for (int& count : channels) {
        count = std::max(4, 4 * static_cast<int>(std::lround(count * width / 4.0)));
    }
    return channels;
}

nn::Conv2d anoGanConv(int in, int out, int size, bool hasBias) {
    return nn::Conv2d(nn::Conv2dOptions(in, out, size).padding(size / 2).bias(hasBias));
}

/// Doubles height and width.
struct AnoGanUpBlockImpl : nn::Module {
    AnoGanUpBlockImpl(int in, int out)
        : norm1(register_module("norm1", nn::BatchNorm2d(in))),
          conv1(register_module("conv1", anoGanConv(in, out, 3, false))),
          norm2(register_module("norm2", nn::BatchNorm2d(out))),
          conv2(register_module("conv2", anoGanConv(out, out, 3, true))),
          shortcut(register_module("shortcut", anoGanConv(in, out, 1, true))) {}

    torch::Tensor forward(const torch::Tensor& x) {
        torch::Tensor h = conv1(enlargedByTiling(torch::relu(norm1(x))));
        h = conv2(torch::relu(norm2(h)));
        return shortcut(enlargedByTiling(x)) + h;
    }

    nn::BatchNorm2d norm1;
    nn::Conv2d conv1;
    nn::BatchNorm2d norm2;
    nn::Conv2d conv2;
    nn::Conv2d shortcut;
};

/// Returns a layer that normalises batches of [n, channels, side, side]: each slice by itself with
/// LayerNorm, or each channel over the batch with BatchNorm2d.
template <typename Norm>
Norm anoGanNorm(int channels, int side) {
    if constexpr (std::is_same_v<Norm, nn::LayerNorm>) {
        return nn::LayerNorm(nn::LayerNormOptions({channels, side, side}));
    } else {
        return nn::BatchNorm2d(channels);
    }
}

/// Halves height and width. The study averages over 2 x 2 pixels after the convolutions of 1 x 1;
/// to average before them gives the same and costs a quarter.
template <typename Norm>
struct AnoGanDownBlockImpl : nn::Module {
    /// @param side the height and width of the input.
    AnoGanDownBlockImpl(int in, int out, int side)
        : norm1(register_module("norm1", anoGanNorm<Norm>(in, side))),
          conv1(register_module("conv1", anoGanConv(in, in, 3, false))),
          norm2(register_module("norm2", anoGanNorm<Norm>(in, side))),
          conv2(register_module("conv2", anoGanConv(in, out, 1, true))),
          shortcut(register_module("shortcut", anoGanConv(in, out, 1, true))) {}

    torch::Tensor forward(const torch::Tensor& x) {
        torch::Tensor h = conv1(torch::relu(norm1(x)));
        h = conv2(torch::avg_pool2d(torch::relu(norm2(h)), 2));
        return shortcut(torch::avg_pool2d(x, 2)) + h;
    }

    Norm norm1;
    nn::Conv2d conv1;
    Norm norm2;
    nn::Conv2d conv2;
    nn::Conv2d shortcut;
};

template <typename Norm>
nn::ModuleList anoGanDownBlocks(const std::array<int, 6>& channels) {
    nn::ModuleList blocks;
    int side = kWholeSliceSide;
    for (std::size_t i = 0; i + 1 < channels.size(); ++i) {
        blocks->push_back(
            std::make_shared<AnoGanDownBlockImpl<Norm>>(channels[i], channels[i + 1], side));
        side /= 2;
    }
    return blocks;
}

/// Sends x through a list of blocks of the same type, one after the other.
template <typename Block>
torch::Tensor throughAnoGanBlocks(nn::ModuleList& blocks, torch::Tensor x) {
    for (const auto& block : *blocks) {
        x = block->as<Block>()->forward(x);
    }
    return x;
}

int anoGanFeatureCount(const std::array<int, 6>& channels) {
    return channels.back() * kAnoGanSmallestSide * kAnoGanSmallestSide;
}

void fillAnoGanNorm(torch::Tensor& weight, torch::Tensor& bias) {
    weight.fill_(1.0);
    bias.zero_();
}

void drawAnoGanConv(nn::Conv2dImpl& conv, Random& random) {
    const double fanIn = static_cast<double>(conv.weight.numel() / conv.weight.size(0));
    conv.weight.copy_(drawNormal(conv.weight.sizes(), random) * std::sqrt(2.0 / fanIn));
    if (conv.bias.defined()) {
        conv.bias.zero_();
    }
}

void drawAnoGanLinear(nn::LinearImpl& linear, Random& random) {
    const auto fans = static_cast<double>(linear.weight.size(0) + linear.weight.size(1));
    const double bound = std::sqrt(6.0 / fans);
    linear.weight.copy_(drawUniform(linear.weight.sizes(), -bound, bound, random));
    linear.bias.zero_();
}

}  // namespace

torch::Tensor enlargedByTiling(const torch::Tensor& x) {
    return torch::pixel_shuffle(torch::cat({x, x, x, x}, 1), 2);
}

AnoGanGeneratorImpl::AnoGanGeneratorImpl(double width) {
    std::array<int, 6> channels = anoGanChannels(width);
    std::reverse(channels.begin(), channels.end());
    firstChannels_ = channels.front();
    const int first = channels.front() * kAnoGanSmallestSide * kAnoGanSmallestSide;
    linearIn_ = register_module("linear_in", nn::Linear(kAnoGanLatent, first));
    blocks_ = register_module("blocks", nn::ModuleList());
    for (std::size_t i = 0; i + 1 < channels.size(); ++i) {
        blocks_->push_back(std::make_shared<AnoGanUpBlockImpl>(channels[i], channels[i + 1]));
    }
    normOut_ = register_module("norm_out", nn::BatchNorm2d(channels.back()));
    convOut_ = register_module("conv_out", anoGanConv(channels.back(), 1, 3, true));
}

torch::Tensor AnoGanGeneratorImpl::forward(const torch::Tensor& latents) {
    torch::Tensor h =
        linearIn_(latents).view({-1, firstChannels_, kAnoGanSmallestSide, kAnoGanSmallestSide});
    h = throughAnoGanBlocks<AnoGanUpBlockImpl>(blocks_, h);
    return torch::sigmoid(convOut_(torch::relu(normOut_(h))));
}

AnoGanCriticImpl::AnoGanCriticImpl(double width) {
    const std::array<int, 6> channels = anoGanChannels(width);
    convIn_ = register_module("conv_in", anoGanConv(1, channels.front(), 3, true));
    blocks_ = register_module("blocks", anoGanDownBlocks<nn::LayerNorm>(channels));
    linearOut_ = register_module("linear_out", nn::Linear(anoGanFeatureCount(channels), 1));
}

torch::Tensor AnoGanCriticImpl::features(const torch::Tensor& slices) {
    return throughAnoGanBlocks<AnoGanDownBlockImpl<nn::LayerNorm>>(blocks_, convIn_(slices))
        .flatten(1);
}

torch::Tensor AnoGanCriticImpl::forward(const torch::Tensor& slices) {
    return linearOut_(features(slices));
}

AnoGanEncoderImpl::AnoGanEncoderImpl(double width) {
    const std::array<int, 6> channels = anoGanChannels(width);
    convIn_ = register_module("conv_in", anoGanConv(3, channels.front(), 3, true));
    blocks_ = register_module("blocks", anoGanDownBlocks<nn::BatchNorm2d>(channels));
    linearOut_ =
        register_module("linear_out", nn::Linear(anoGanFeatureCount(channels), kAnoGanLatent));
}

torch::Tensor AnoGanEncoderImpl::forward(const torch::Tensor& slices) {
    // The study repeats the grey slice as the three colours of a photograph.
    const torch::Tensor h = convIn_(slices.expand({-1, 3, -1, -1}));
    return torch::tanh(linearOut_(
        throughAnoGanBlocks<AnoGanDownBlockImpl<nn::BatchNorm2d>>(blocks_, h).flatten(1)));
}

void drawAnoGanWeights(nn::Module& network, std::uint64_t seed) {
    const torch::NoGradGuard noGradients;
    std::uint64_t number = 0;
    for (const std::shared_ptr<nn::Module>& layer : network.modules(/*include_self=*/false)) {
        Random random(seed, number++, kAnoGanWeightsPurpose);
        if (auto* conv = layer->as<nn::Conv2dImpl>()) {
            drawAnoGanConv(*conv, random);
        } else if (auto* linear = layer->as<nn::LinearImpl>()) {
            drawAnoGanLinear(*linear, random);
        } else if (auto* layerNorm = layer->as<nn::LayerNormImpl>()) {
            fillAnoGanNorm(layerNorm->weight, layerNorm->bias);
        } else if (auto* batchNorm = layer->as<nn::BatchNorm2dImpl>()) {
            fillAnoGanNorm(batchNorm->weight, batchNorm->bias);
        }
    }
}

}  // namespace disyre
