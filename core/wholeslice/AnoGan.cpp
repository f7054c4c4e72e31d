// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/AnoGan.h"

#include <torch/optim/adam.h>
#include <torch/optim/rmsprop.h>

#include <tuple>

#include "core/base/Random.h"
#include "core/wholeslice/AnoGanNetworks.h"
#include "core/wholeslice/DrawnTensors.h"
#include "core/wholeslice/SsimMap.h"

namespace disyre {

namespace nn = torch::nn;

namespace {

// These separate independent draws of the same step.
constexpr std::uint32_t kCriticLatentPurpose = 31;
constexpr std::uint32_t kGeneratorLatentPurpose = 32;
constexpr std::uint32_t kMixPurpose = 33;

constexpr double kPenaltyWeight = 10.0;
constexpr double kAdversarialRate = 2e-4;
constexpr double kEncoderRate = 5e-5;

struct AnoGanNetworks : nn::Module {
    explicit AnoGanNetworks(double width)
        : generator(register_module("generator", AnoGanGenerator(width))),
          critic(register_module("critic", AnoGanCritic(width))),
          encoder(register_module("encoder", AnoGanEncoder(width))) {}

    AnoGanGenerator generator;
    AnoGanCritic critic;
    AnoGanEncoder encoder;
};

void setAnoGanTrainable(nn::Module& network, bool trainable) {
    for (torch::Tensor& parameter : network.parameters()) {
        parameter.set_requires_grad(trainable);
    }
}

torch::optim::AdamOptions adversarialOptions() {
    return torch::optim::AdamOptions(kAdversarialRate).betas(std::make_tuple(0.0, 0.9));
}

class AnoGan : public WholeSliceMethod {
public:
    AnoGan(const WholeSliceSettings& settings, std::uint64_t seed)
        : seed_(seed),
          ssimRange_(settings.ssimRange),
          networks_(std::make_shared<AnoGanNetworks>(settings.width)),
          generatorOptimiser_(networks_->generator->parameters(), adversarialOptions()),
          criticOptimiser_(networks_->critic->parameters(), adversarialOptions()),
          encoderOptimiser_(networks_->encoder->parameters(),
                            torch::optim::RMSpropOptions(kEncoderRate)) {
        drawAnoGanWeights(*networks_, seed);
    }

    [[nodiscard]] WholeSliceBudget publishedBudget() const override { return {64, 40000}; }

    double trainStep(const torch::Tensor& slices, std::int64_t step, std::int64_t steps) override {
        networks_->train();
        if (4 * step >= 3 * steps) {
            return trainEncoder(slices);
        }
        const double loss = trainCritic(slices, step);
        trainGenerator(slices.size(0), step);
        return loss;
    }

    [[nodiscard]] double heldOutLoss(const torch::Tensor& slices) override {
        const torch::NoGradGuard noGradients;
        networks_->eval();
        return differenceToRestored(slices).loss().item<double>();
    }

    [[nodiscard]] WholeSliceScore score(const torch::Tensor& slices,
                                        std::uint64_t /*first*/) override {
        const torch::NoGradGuard noGradients;
        networks_->eval();
        const torch::Tensor restored = restore(slices);
        return {structuralDissimilarity(slices, restored, ssimRange_), restored};
    }

    [[nodiscard]] nn::Module& networks() override { return *networks_; }

    [[nodiscard]] std::vector<torch::optim::Optimizer*> optimisers() override {
        return {&generatorOptimiser_, &criticOptimiser_, &encoderOptimiser_};
    }

private:
    /// Draws latents and lets the generator make a slice of each.
    torch::Tensor generate(std::int64_t count, std::int64_t step, std::uint32_t purpose) {
        Random random(seed_, static_cast<std::uint64_t>(step), purpose);
        const torch::Tensor latents = drawNormal({count, kAnoGanLatent}, random);
        return networks_->generator(
            latents.to(networks_->generator->parameters().front().device()));
    }

    torch::Tensor restore(const torch::Tensor& slices) {
        return networks_->generator(networks_->encoder(slices));
    }

    AnoGanDifference differenceToRestored(const torch::Tensor& slices) {
        return anoGanDifference(
            [this](const torch::Tensor& x) { return networks_->critic->features(x); }, slices,
            restore(slices));
    }

    /// Says which of the networks learn in what follows; the others pass gradients on at most.
    void letLearn(bool generator, bool critic, bool encoder) {
        setAnoGanTrainable(*networks_->generator, generator);
        setAnoGanTrainable(*networks_->critic, critic);
        setAnoGanTrainable(*networks_->encoder, encoder);
    }

    double trainCritic(const torch::Tensor& slices, std::int64_t step) {
        letLearn(false, true, false);
        const torch::Tensor fakes = generate(slices.size(0), step, kCriticLatentPurpose);
        Random random(seed_, static_cast<std::uint64_t>(step), kMixPurpose);
        const torch::Tensor share =
            drawUniform({slices.size(0), 1, 1, 1}, 0.0, 1.0, random).to(slices.device());
        const torch::Tensor penalty =
            gradientPenalty([this](const torch::Tensor& x) { return networks_->critic(x); },
                            share * slices + (1.0 - share) * fakes);
        const torch::Tensor loss = networks_->critic(fakes).mean() -
                                   networks_->critic(slices).mean() + kPenaltyWeight * penalty;
        criticOptimiser_.zero_grad();
        loss.backward();
        criticOptimiser_.step();
        return loss.item<double>();
    }

    void trainGenerator(std::int64_t count, std::int64_t step) {
        letLearn(true, false, false);
        const torch::Tensor loss =
            -networks_->critic(generate(count, step, kGeneratorLatentPurpose)).mean();
        generatorOptimiser_.zero_grad();
        loss.backward();
        generatorOptimiser_.step();
    }

    /// Generator and critic keep their parameters, but as in the study the generator's
    /// normalisation layers use the statistics of the batch and take them into their running means.
    double trainEncoder(const torch::Tensor& slices) {
        letLearn(false, false, true);
        const torch::Tensor loss = differenceToRestored(slices).loss();
        encoderOptimiser_.zero_grad();
        loss.backward();
        encoderOptimiser_.step();
        return loss.item<double>();
    }

    std::uint64_t seed_;
    double ssimRange_;
    std::shared_ptr<AnoGanNetworks> networks_;
    torch::optim::Adam generatorOptimiser_;
    torch::optim::Adam criticOptimiser_;
    torch::optim::RMSprop encoderOptimiser_;
};

}  // namespace

std::unique_ptr<WholeSliceMethod> makeAnoGan(const WholeSliceSettings& settings,
                                             std::uint64_t seed) {
    return std::make_unique<AnoGan>(settings, seed);
}

torch::Tensor gradientPenalty(const std::function<torch::Tensor(const torch::Tensor&)>& critic,
                              const torch::Tensor& slices) {
    const torch::Tensor points = slices.detach().requires_grad_(true);
    const torch::Tensor values = critic(points);
    const torch::Tensor gradient =
        torch::autograd::grad({values.sum()}, {points}, /*grad_outputs=*/{}, /*retain_graph=*/true,
                              /*create_graph=*/true)
            .front();
    return (gradient.flatten(1).norm(2, 1) - 1.0).square().mean();
}

AnoGanDifference anoGanDifference(
    const std::function<torch::Tensor(const torch::Tensor&)>& features, const torch::Tensor& slices,
    const torch::Tensor& restored) {
    return {(slices - restored).square().flatten(1).mean(1),
            (features(slices) - features(restored)).square().flatten(1).mean(1)};
}

}  // namespace disyre
