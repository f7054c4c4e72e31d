// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/container/any.h>
#include <torch/nn/modules/container/sequential.h>

#include <cstdint>

#include "core/model/Torch.h"

namespace disyre {

/// What a residual block does to the side of its images.
enum class BlockScale { Same, Half, Double };

/// How a residual block is built.
struct BlockShape {
    int in = 0;     ///< Channels of the input.
    int inner = 0;  ///< Channels between the block's convolutions.
    int out = 0;    ///< Channels of the output.
    /// Whether the block is a bottleneck (convolutions of 1, 3 and 1 pixels) instead of a basic
    /// block (two convolutions of 3 pixels).
    bool bottleneck = false;
    /// A block that doubles the side has a transposed convolution of 2 x 2 pixels in place of the
    /// first convolution of 3 x 3.
    BlockScale scale = BlockScale::Same;
};

/// A block of a residual network (He et al., "Deep residual learning for image recognition", CVPR
/// 2016): convolutions without biases, each followed by batch normalisation, whose result is added
/// to the input. The input is projected first where the channels or the side change. The names of
/// its tensors are those of torchvision: conv1, bn1, conv2 and so on, downsample.0 and
/// downsample.1.
class ResidualBlockImpl : public torch::nn::Module {
public:
    explicit ResidualBlockImpl(const BlockShape& shape);

    /// Turns [n, in, side, side] into [n, out, side', side'].
    torch::Tensor forward(const torch::Tensor& x);

private:
    torch::nn::AnyModule conv1_;
    torch::nn::BatchNorm2d norm1_{nullptr};
    torch::nn::AnyModule conv2_;
    torch::nn::BatchNorm2d norm2_{nullptr};
    torch::nn::Conv2d conv3_{nullptr};
    torch::nn::BatchNorm2d norm3_{nullptr};
    torch::nn::Sequential projection_{nullptr};
};
TORCH_MODULE(ResidualBlock);

/// Returns a convolution without bias whose padding keeps the side at a stride of 1. `kernel` is
/// odd.
[[nodiscard]] torch::nn::Conv2d plainConvolution(int in, int out, int kernel, int stride = 1);

/// Appends `count` blocks that end in `shape.out` channels. Only the first has the input channels
/// and the scale of `shape`.
void appendBlocks(torch::nn::Sequential& stage, const BlockShape& shape, int count);

/// Returns the channels of a layer in a network that is narrower than the published one: channels *
/// width, rounded, and at least 4.
/// @param width a factor in (0, 1].
[[nodiscard]] int narrowedChannels(int channels, double width);

/// Sets the weights of all convolutions in a module, except transposed ones, to normal values with
/// a variance of 2 / (output channels * pixels of the kernel), which keeps the size of gradients in
/// networks with rectifiers (He et al., "Delving deep into rectifiers", ICCV 2015). The values come
/// from the program's own random numbers.
void drawRectifierWeights(torch::nn::Module& module, std::uint64_t seed);

}  // namespace disyre
