// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/container/sequential.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/card/WholeSliceSettings.h"
#include "core/model/Torch.h"

namespace disyre {

/// The first layers of a residual network of torchvision, whose features the methods FAE and RD
/// compare: ResNet-18 (He et al., "Deep residual learning for image recognition", CVPR 2016) or
/// Wide ResNet-50-2 (Zagoruyko and Komodakis, "Wide residual networks", BMVC 2016). The names of
/// its tensors are torchvision's, for instance "layer1.0.conv1.weight".
class ResnetEncoderImpl : public torch::nn::Module {
public:
    /// @param layers the number of layers after the stem, from 1 to 3.
    /// @param width the factor by which the channels are multiplied, in (0, 1].
    ResnetEncoderImpl(FeatureEncoder kind, int layers, double width = 1.0);

    /// Returns the features after the stem and after each layer. For images of [n, 3, side, side]
    /// their sides are side / 4, side / 4, side / 8 and side / 16.
    std::vector<torch::Tensor> forward(const torch::Tensor& images);

    /// Returns the channels of the features that forward() returns.
    [[nodiscard]] const std::vector<int>& channels() const { return channels_; }

private:
    std::vector<int> channels_;
    torch::nn::Conv2d conv1_{nullptr};
    torch::nn::BatchNorm2d norm1_{nullptr};
    std::vector<torch::nn::Sequential> layers_;
};
TORCH_MODULE(ResnetEncoder);

/// Returns how often the channels of a layer's output hold those of a ResNet-18: 1 or 4.
[[nodiscard]] int encoderExpansion(FeatureEncoder kind);

/// Returns the number of blocks in each of the three layers of an encoder.
[[nodiscard]] std::vector<int> encoderBlocks(FeatureEncoder kind);

/// Builds the encoder of these settings, whose parameters need no gradients. Its channels are
/// reduced by the width of the settings only if no file of weights is given.
[[nodiscard]] ResnetEncoder frozenEncoder(const WholeSliceSettings& settings, int layers);

/// Returns the tensors of an encoder by torchvision's names: weights, biases, and the running means
/// and variances of the normalisation layers. The tensors share their memory with the encoder.
[[nodiscard]] std::map<std::string, torch::Tensor> encoderTensors(const ResnetEncoderImpl& encoder);

/// Fills an encoder from a safetensors file in torchvision's names. What torchvision's networks
/// have beyond the encoder is passed over: later layers, the classifier, and the counters of
/// batches. Throws ModelError, which names the file and the tensor, if a tensor is missing, unknown
/// or of a wrong shape; the encoder is then in part filled and must not be used.
void fillEncoder(ResnetEncoderImpl& encoder, const std::filesystem::path& file);

/// Fills the encoder from the file that the settings name, if they name one.
void fillGivenEncoder(ResnetEncoderImpl& encoder, const WholeSliceSettings& settings);

/// Returns [n, 1, h, w] grey images as [n, 3, h, w] with equal channels, as the encoder wants them.
[[nodiscard]] torch::Tensor greyAsColour(const torch::Tensor& images);

/// Returns [n, c, h, w] images in [n, c, side, side], interpolated between the four nearest pixels,
/// with the corner pixels of both grids at the same place.
[[nodiscard]] torch::Tensor resizedLinearly(const torch::Tensor& images, std::int64_t side);

}  // namespace disyre
