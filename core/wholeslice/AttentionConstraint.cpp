// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/AttentionConstraint.h"

#include <torch/optim/adam.h>

#include "core/base/Random.h"
#include "core/wholeslice/AttentionNetworks.h"
#include "core/wholeslice/DrawnTensors.h"

namespace disyre {

namespace nn = torch::nn;

namespace {

// These separate independent draws of the same step.
constexpr std::uint32_t kAttentionLatentPurpose = 40;
constexpr std::uint32_t kAttentionHeldOutPurpose = 41;

constexpr double kAttentionDivergenceWeight = 10.0;
constexpr double kAttentionEntropyWeight = 0.1;
constexpr double kAttentionRate = 1e-4;

struct AttentionAutoencoder : nn::Module {
    explicit AttentionAutoencoder(double width)
        : encoder(register_module("encoder", AttentionEncoder(width))),
          decoder(register_module("decoder", AttentionDecoder(width))) {}

    AttentionEncoder encoder;
    AttentionDecoder decoder;
};

class AttentionConstraint : public WholeSliceMethod {
public:
    AttentionConstraint(const WholeSliceSettings& settings, std::uint64_t seed)
        : seed_(seed),
          entropyWeight_(settings.maximisesEntropy ? -kAttentionEntropyWeight
                                                   : kAttentionEntropyWeight),
          networks_(std::make_shared<AttentionAutoencoder>(settings.width)),
          optimiser_(networks_->parameters(), torch::optim::AdamOptions(kAttentionRate)) {
        drawWeights(*networks_, seed);
    }

    [[nodiscard]] WholeSliceBudget publishedBudget() const override { return {8, 10000}; }

    double trainStep(const torch::Tensor& slices, std::int64_t step,
                     std::int64_t /*steps*/) override {
        networks_->train();
        Random random(seed_, static_cast<std::uint64_t>(step), kAttentionLatentPurpose);
        const torch::Tensor total = loss(slices, random);
        optimiser_.zero_grad();
        total.backward();
        optimiser_.step();
        return total.item<double>();
    }

    [[nodiscard]] double heldOutLoss(const torch::Tensor& slices) override {
        const torch::NoGradGuard noGradients;
        networks_->eval();
        Random random(seed_, 0, kAttentionHeldOutPurpose);
        return loss(slices, random).item<double>();
    }

    [[nodiscard]] WholeSliceScore score(const torch::Tensor& slices,
                                        std::uint64_t /*first*/) override {
        const torch::NoGradGuard noGradients;
        networks_->eval();
        const torch::Tensor activation = networks_->encoder->activation(slices);
        const AttentionLatent latent = networks_->encoder->latent(activation);
        return {attentionMap(activation), torch::sigmoid(networks_->decoder(latent.mean))};
    }

    [[nodiscard]] nn::Module& networks() override { return *networks_; }

    [[nodiscard]] std::vector<torch::optim::Optimizer*> optimisers() override {
        return {&optimiser_};
    }

private:
    /// Returns the loss with latents that are drawn from their distributions.
    torch::Tensor loss(const torch::Tensor& slices, Random& random) {
        const torch::Tensor activation = networks_->encoder->activation(slices);
        const AttentionLatent latent = networks_->encoder->latent(activation);
        const torch::Tensor noise =
            drawNormal(latent.mean.sizes(), random).to(latent.mean.device());
        const torch::Tensor drawn = latent.mean + noise * torch::exp(0.5 * latent.logVariance);
        return attentionReconstructionLoss(networks_->decoder(drawn), slices) +
               kAttentionDivergenceWeight * attentionDivergence(latent.mean, latent.logVariance) +
               entropyWeight_ * attentionEntropy(attentionMap(activation));
    }

    std::uint64_t seed_;
    double entropyWeight_;
    std::shared_ptr<AttentionAutoencoder> networks_;
    torch::optim::Adam optimiser_;
};

}  // namespace

std::unique_ptr<WholeSliceMethod> makeAttentionConstraint(const WholeSliceSettings& settings,
                                                          std::uint64_t seed) {
    return std::make_unique<AttentionConstraint>(settings, seed);
}

torch::Tensor attentionMap(const torch::Tensor& activation) {
    return torch::upsample_bilinear2d(activation.mean(1, /*keepdim=*/true),
                                      {kWholeSliceSide, kWholeSliceSide},
                                      /*align_corners=*/true);
}

torch::Tensor attentionEntropy(const torch::Tensor& maps) {
    const torch::Tensor shares = torch::softmax(maps.flatten(1), 1);
    return -(shares * torch::log(shares + 1e-12)).sum(1).mean();
}

torch::Tensor attentionReconstructionLoss(const torch::Tensor& logits,
                                          const torch::Tensor& slices) {
    return torch::binary_cross_entropy_with_logits(logits, slices, /*weight=*/{}, /*pos_weight=*/{},
                                                   at::Reduction::Sum) /
           static_cast<double>(slices.size(0));
}

torch::Tensor attentionDivergence(const torch::Tensor& mean, const torch::Tensor& logVariance) {
    return 0.5 * (mean.square() + logVariance.exp() - 1.0 - logVariance).sum(1).mean();
}

}  // namespace disyre
