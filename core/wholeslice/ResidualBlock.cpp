// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/ResidualBlock.h"

#include <algorithm>
#include <cmath>

#include "core/wholeslice/DrawnTensors.h"

namespace disyre {

namespace nn = torch::nn;

namespace {

/// Separates these draws from those of drawWeights() with the same seed.
constexpr std::uint32_t kRectifierPurpose = 31;

/// Returns the convolution that changes the side as the block shall. It has `kernel` pixels unless
/// it doubles the side.
nn::AnyModule scalingConvolution(int in, int out, int kernel, BlockScale scale) {
    if (scale == BlockScale::Double) {
        return nn::AnyModule(
            nn::ConvTranspose2d(nn::ConvTranspose2dOptions(in, out, 2).stride(2).bias(false)));
    }
    return nn::AnyModule(plainConvolution(in, out, kernel, scale == BlockScale::Half ? 2 : 1));
}

}  // namespace

torch::nn::Conv2d plainConvolution(int in, int out, int kernel, int stride) {
    return nn::Conv2d(
        nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2).bias(false));
}

ResidualBlockImpl::ResidualBlockImpl(const BlockShape& shape) {
    if (shape.bottleneck) {
        conv1_ = nn::AnyModule(plainConvolution(shape.in, shape.inner, 1));
        conv2_ = scalingConvolution(shape.inner, shape.inner, 3, shape.scale);
    } else {
        conv1_ = scalingConvolution(shape.in, shape.inner, 3, shape.scale);
        conv2_ = nn::AnyModule(plainConvolution(shape.inner, shape.out, 3));
    }
    register_module("conv1", conv1_.ptr());
    norm1_ = register_module("bn1", nn::BatchNorm2d(shape.inner));
    register_module("conv2", conv2_.ptr());
    norm2_ = register_module("bn2", nn::BatchNorm2d(shape.bottleneck ? shape.inner : shape.out));
    if (shape.bottleneck) {
        conv3_ = register_module("conv3", plainConvolution(shape.inner, shape.out, 1));
        norm3_ = register_module("bn3", nn::BatchNorm2d(shape.out));
    }
    if (shape.scale != BlockScale::Same || shape.in != shape.out) {
        projection_ = register_module("downsample", nn::Sequential());
        projection_->push_back(scalingConvolution(shape.in, shape.out, 1, shape.scale));
        projection_->push_back(nn::BatchNorm2d(shape.out));
    }
}

torch::Tensor ResidualBlockImpl::forward(const torch::Tensor& x) {
    torch::Tensor h = norm2_(conv2_.forward(torch::relu(norm1_(conv1_.forward(x)))));
    if (!conv3_.is_empty()) {
        h = norm3_(conv3_(torch::relu(h)));
    }
    return torch::relu(h + (projection_.is_empty() ? x : projection_->forward(x)));
}

void appendBlocks(torch::nn::Sequential& stage, const BlockShape& shape, int count) {
    BlockShape next = shape;
    for (int i = 0; i < count; ++i) {
        stage->push_back(ResidualBlock(next));
        next.in = shape.out;
        next.scale = BlockScale::Same;
    }
}

int narrowedChannels(int channels, double width) {
    return std::max(4, static_cast<int>(std::lround(channels * width)));
}

void drawRectifierWeights(torch::nn::Module& module, std::uint64_t seed) {
    const torch::NoGradGuard noGradients;
    std::uint64_t number = 0;
    for (const auto& part : module.modules()) {
        auto* convolution = part->as<nn::Conv2dImpl>();
        if (convolution == nullptr) {
            continue;
        }
        torch::Tensor weight = convolution->weight;
        Random random(seed, number++, kRectifierPurpose);
        const double fanOut = static_cast<double>(weight.numel() / weight.size(1));
        weight.copy_(drawNormal(weight.sizes(), random) * std::sqrt(2.0 / fanOut));
    }
}

}  // namespace disyre
