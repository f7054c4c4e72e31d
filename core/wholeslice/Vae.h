// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/optim/adam.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/Random.h"
#include "core/card/WholeSliceSettings.h"
#include "core/model/Torch.h"
#include "core/wholeslice/WholeSliceMethod.h"

namespace disyre {

/// Number of values in the latent of a slice. It is the same at every width.
inline constexpr int kVaeLatent = 512;

/// What a variational autoencoder says of n slices.
struct VaeOutput {
    torch::Tensor reconstruction;  ///< [n, 1, 128, 128], not bounded.
    torch::Tensor mean;            ///< [n, kVaeLatent], the mean of the latent.
    torch::Tensor logVariance;     ///< [n, kVaeLatent], the logarithm of the latent's variance.
};

/// The networks of the variational autoencoder (Kingma and Welling, "Auto-encoding variational
/// Bayes", ICLR 2014) as the published study built them (Lagogiannis et al., "Unsupervised
/// Pathology Detection: A Deep Dive Into the State of the Art", 2023). Six convolutions with stride
/// 2 take a slice to 2 x 2 pixels, a 1 x 1 convolution reduces the channels, and a linear layer
/// gives the mean and the logarithm of the variance of the latent. The decoder goes the same way
/// back; its output is linear.
class VaeNetworkImpl : public torch::nn::Module {
public:
    /// Throws SettingsError if the settings give a layer no channel or more than 2048.
    explicit VaeNetworkImpl(const WholeSliceSettings& settings);

    /// Returns the reconstruction of slices [n, 1, 128, 128] from the latent mean + deviation *
    /// noise. `noise` is [n, kVaeLatent] standard normal values on the network's device; if it is
    /// undefined, the latent is its mean.
    VaeOutput forward(const torch::Tensor& slices, const torch::Tensor& noise);

    /// Returns the slices [n, 1, 128, 128] of latents [n, kVaeLatent].
    torch::Tensor decode(const torch::Tensor& latents);

private:
    std::int64_t innerChannels_;
    torch::nn::Sequential encoder_{nullptr};
    torch::nn::Linear toLatent_{nullptr};
    torch::nn::Linear fromLatent_{nullptr};
    torch::nn::Sequential decoder_{nullptr};
};
TORCH_MODULE(VaeNetwork);

/// Returns [n]: for each image, the mean over its latents of the Kullback-Leibler divergence of the
/// normal distribution with the given mean and variance from the standard normal distribution,
/// (mean^2 + variance - 1 - log variance) / 2. Both tensors are [n, latents].
[[nodiscard]] torch::Tensor latentDivergence(const torch::Tensor& mean,
                                             const torch::Tensor& logVariance);

/// Returns [n]: for each image, the mean squared difference between image and reconstruction plus
/// `divergenceWeight` times latentDivergence(). The loss of a batch is the mean of these.
[[nodiscard]] torch::Tensor vaeLosses(const torch::Tensor& images, const VaeOutput& output,
                                      double divergenceWeight);

/// Detects anomalies as what a variational autoencoder trained on healthy slices cannot
/// reconstruct. The map is the structural dissimilarity (see SsimMap.h) between a slice and its
/// reconstruction.
class VaeMethod final : public WholeSliceMethod {
public:
    VaeMethod(const WholeSliceSettings& settings, std::uint64_t seed);

    [[nodiscard]] WholeSliceBudget publishedBudget() const override { return {64, 30000}; }
    double trainStep(const torch::Tensor& slices, std::int64_t step, std::int64_t steps) override;
    [[nodiscard]] double heldOutLoss(const torch::Tensor& slices) override;
    [[nodiscard]] WholeSliceScore score(const torch::Tensor& slices, std::uint64_t first) override;
    [[nodiscard]] torch::nn::Module& networks() override { return *network_; }
    [[nodiscard]] std::vector<torch::optim::Optimizer*> optimisers() override {
        return {&optimiser_};
    }

    [[nodiscard]] VaeNetwork network() const { return network_; }

private:
    WholeSliceSettings settings_;
    std::uint64_t seed_;
    VaeNetwork network_;
    torch::optim::Adam optimiser_;
};

/// Returns one stream of random numbers for each of `count` slices from the `first` on. A slice's
/// draws depend on its number only, not on the batch in which it is scored.
[[nodiscard]] std::vector<Random> sliceRandoms(std::uint64_t seed, std::uint64_t first,
                                               std::int64_t count, std::uint32_t purpose);

/// Draws the noise of the latents from each slice's own stream: [streams, kVaeLatent] standard
/// normal values on `device`.
[[nodiscard]] torch::Tensor drawLatentNoise(std::vector<Random>& streams, torch::Device device);

/// Makes a VAE with initial weights from the seed, on the processor.
[[nodiscard]] std::unique_ptr<WholeSliceMethod> makeVae(const WholeSliceSettings& settings,
                                                        std::uint64_t seed);

}  // namespace disyre
