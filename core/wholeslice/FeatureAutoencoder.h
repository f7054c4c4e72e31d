// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <memory>
#include <vector>

#include "core/base/Random.h"
#include "core/wholeslice/ResnetEncoder.h"
#include "core/wholeslice/WholeSliceMethod.h"

namespace disyre {

/// The structural feature autoencoder, FAE (Meissen et al., "Unsupervised anomaly localization with
/// structural feature-autoencoders", BrainLes at MICCAI 2022), as the published study trained it
/// (Lagogiannis et al., "Unsupervised pathology detection: a deep dive into the state of the art",
/// 2023). A frozen encoder turns a slice into features; an autoencoder learns to repeat the
/// features of healthy slices; where it fails, the slice is anomalous. The encoder is that of the
/// settings, up to its second layer. Its normalisation layers follow the training's slices, unless
/// the settings keep them fixed.
[[nodiscard]] std::unique_ptr<WholeSliceMethod> makeFeatureAutoencoder(
    const WholeSliceSettings& settings, std::uint64_t seed);

/// Repeats features of 32 x 32 pixels through a bottleneck of 2 x 2 pixels.
class FeatureRepeaterImpl : public torch::nn::Module {
public:
    /// @param features the number of channels of the features.
    /// @param width the factor by which the inner channels are multiplied, in (0, 1].
    FeatureRepeaterImpl(int features, double width);

    /// Turns [n, features, 32, 32] into the same shape.
    /// @param dropout draws the channels that are dropped after each layer in training; nullptr
    /// drops none.
    torch::Tensor forward(const torch::Tensor& x, Random* dropout);

private:
    torch::nn::ModuleList down_{nullptr};
    torch::nn::Conv2d bottom_{nullptr};
    torch::nn::ModuleList up_{nullptr};
    torch::nn::Conv2d last_{nullptr};
};
TORCH_MODULE(FeatureRepeater);

/// Sets whole channels of [n, c, h, w] features to 0, each with this probability, and divides the
/// others by the probability of staying (Tompson et al., "Efficient object localization using
/// convolutional networks", CVPR 2015).
[[nodiscard]] torch::Tensor dropChannels(const torch::Tensor& features, double probability,
                                         Random& random);

/// Returns the features that FAE compares: those after the stem and after each layer of the
/// encoder, resized to 32 x 32 pixels and concatenated as [n, channels, 32, 32]. The encoder sees
/// the slices scaled to [-1, 1]. No gradients are kept.
[[nodiscard]] torch::Tensor comparedFeatures(ResnetEncoder& encoder, const torch::Tensor& slices);

/// Returns minus the mean structural similarity of features and their repetition, with a window of
/// 5 x 5 pixels and a range of 1; the lowest value is -1.
[[nodiscard]] torch::Tensor repetitionLoss(const torch::Tensor& features,
                                           const torch::Tensor& repeated);

/// Returns 1 - structural similarity averaged over channels, resized to [n, 1, side, side]. The
/// range is [0, 2].
[[nodiscard]] torch::Tensor repetitionMap(const torch::Tensor& features,
                                          const torch::Tensor& repeated, std::int64_t side);

}  // namespace disyre
