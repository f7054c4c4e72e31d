// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <cstdint>
#include <functional>
#include <memory>

#include "core/card/WholeSliceSettings.h"
#include "core/model/Torch.h"
#include "core/wholeslice/WholeSliceMethod.h"

namespace disyre {

/// Makes f-AnoGAN (Schlegl et al., "f-AnoGAN: Fast unsupervised anomaly detection with generative
/// adversarial networks", Medical Image Analysis 2019) as in the published study (Lagogiannis et
/// al., "Unsupervised Pathology Detection: A Deep Dive Into the State of the Art", 2023).
///
/// In the first three quarters of the steps, a generator learns to make healthy slices from random
/// latents, against a critic that learns to tell them from real ones. Each step trains the critic
/// once and the generator once, and its loss is that of the critic. In the last quarter, an encoder
/// learns to find the latent of a slice. The generator's slice for this latent is the restoration,
/// and the map is the structural dissimilarity of the two. The networks are `generator`, `critic`
/// and `encoder` in networks().
[[nodiscard]] std::unique_ptr<WholeSliceMethod> makeAnoGan(const WholeSliceSettings& settings,
                                                           std::uint64_t seed);

/// Returns the mean of (|g| - 1)^2 over a batch, where g is the gradient of the critic's value with
/// respect to the slice (Gulrajani et al., "Improved training of Wasserstein GANs", NeurIPS 2017,
/// equation 3). The result can be differentiated by the critic's parameters.
/// @param critic gives one value for each slice, whatever the shape.
/// @param slices [n, ...]
[[nodiscard]] torch::Tensor gradientPenalty(
    const std::function<torch::Tensor(const torch::Tensor&)>& critic, const torch::Tensor& slices);

/// How far restored slices are from slices, each as a mean of squares for every slice, [n].
struct AnoGanDifference {
    torch::Tensor pixels;
    torch::Tensor features;  ///< In the features of the critic before its last layer.

    /// Returns the loss of the encoder, in which the features count as much as the pixels.
    [[nodiscard]] torch::Tensor loss() const { return (pixels + features).mean(); }
};

/// @param features gives the critic's features of slices, [n, features].
[[nodiscard]] AnoGanDifference anoGanDifference(
    const std::function<torch::Tensor(const torch::Tensor&)>& features, const torch::Tensor& slices,
    const torch::Tensor& restored);

}  // namespace disyre
