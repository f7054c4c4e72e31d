// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/Vae.h"

#include <torch/nn/modules/activation.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/wholeslice/DrawnTensors.h"
#include "core/wholeslice/SsimMap.h"

namespace disyre {

namespace nn = torch::nn;

namespace {

/// Number of times that the encoder halves a slice: from 128 x 128 to 2 x 2 pixels.
constexpr int kVaeHalvings = 6;
constexpr int kVaeInnerSide = kWholeSliceSide >> kVaeHalvings;

// These separate the draws of training, of the held-out loss and of scoring.
constexpr std::uint32_t kVaeTrainingPurpose = 40;
constexpr std::uint32_t kVaeHeldOutPurpose = 41;
constexpr std::uint32_t kVaeScorePurpose = 42;

/// Returns a number of channels at the settings' width: at least 1 and at most 2048.
std::int64_t vaeChannels(double channelsAtFullWidth, const WholeSliceSettings& settings,
                         std::int64_t mostMultiplied) {
    constexpr std::int64_t kMostChannels = 2048;
    const bool widthFits = settings.width > 0.0 && settings.width <= 1.0;
    if (!widthFits || channelsAtFullWidth < 1.0 || channelsAtFullWidth > kMostChannels) {
        throw SettingsError(MessageId::CardChannels);
    }
    const std::int64_t channels =
        std::max<std::int64_t>(1, std::llround(channelsAtFullWidth * settings.width));
    if (channels * mostMultiplied > kMostChannels) {
        throw SettingsError(MessageId::CardChannels);
    }
    return channels;
}

void appendNormalised(nn::Sequential& layers, std::int64_t channels) {
    layers->push_back(nn::BatchNorm2d(channels));
    layers->push_back(nn::LeakyReLU());
}

nn::Sequential vaeEncoder(std::int64_t first, std::int64_t inner) {
    nn::Sequential layers;
    std::int64_t in = 3;
    for (int i = 0; i < kVaeHalvings; ++i) {
        const std::int64_t out = first << i;
        layers->push_back(nn::Conv2d(nn::Conv2dOptions(in, out, 3).stride(2).padding(1)));
        appendNormalised(layers, out);
        in = out;
    }
    layers->push_back(nn::Conv2d(nn::Conv2dOptions(in, inner, 1)));
    appendNormalised(layers, inner);
    return layers;
}

nn::Sequential vaeDecoder(std::int64_t first, std::int64_t inner) {
    nn::Sequential layers;
    std::int64_t in = first << (kVaeHalvings - 1);
    layers->push_back(nn::Conv2d(nn::Conv2dOptions(inner, in, 1)));
    appendNormalised(layers, in);
    for (int i = 0; i < kVaeHalvings; ++i) {
        const std::int64_t out = std::max(in / 2, first);
        layers->push_back(nn::ConvTranspose2d(
            nn::ConvTranspose2dOptions(in, out, 3).stride(2).padding(1).output_padding(1)));
        appendNormalised(layers, out);
        in = out;
    }
    layers->push_back(nn::Conv2d(nn::Conv2dOptions(in, 1, 1)));
    return layers;
}

/// Returns the network with its initial weights.
VaeNetwork drawnVaeNetwork(const WholeSliceSettings& settings, std::uint64_t seed) {
    VaeNetwork network(settings);
    drawWeights(*network, seed);
    return network;
}

}  // namespace

VaeNetworkImpl::VaeNetworkImpl(const WholeSliceSettings& settings)
    : innerChannels_(vaeChannels(settings.innerChannels, settings, 1)) {
    const std::int64_t first =
        vaeChannels(settings.firstChannels, settings, 1 << (kVaeHalvings - 1));
    const std::int64_t flat = innerChannels_ * kVaeInnerSide * kVaeInnerSide;
    encoder_ = register_module("encoder", vaeEncoder(first, innerChannels_));
    toLatent_ = register_module("to_latent",
                                nn::Linear(nn::LinearOptions(flat, 2 * kVaeLatent).bias(false)));
    fromLatent_ =
        register_module("from_latent", nn::Linear(nn::LinearOptions(kVaeLatent, flat).bias(false)));
    decoder_ = register_module("decoder", vaeDecoder(first, innerChannels_));
}

VaeOutput VaeNetworkImpl::forward(const torch::Tensor& slices, const torch::Tensor& noise) {
    const torch::Tensor features = encoder_->forward(slices.expand({-1, 3, -1, -1}));
    const std::vector<torch::Tensor> halves = toLatent_(features.flatten(1)).chunk(2, 1);
    VaeOutput output;
    output.mean = halves[0];
    output.logVariance = halves[1];
    const torch::Tensor latents =
        noise.defined() ? output.mean + torch::exp(0.5 * output.logVariance) * noise : output.mean;
    output.reconstruction = decode(latents);
    return output;
}

torch::Tensor VaeNetworkImpl::decode(const torch::Tensor& latents) {
    return decoder_->forward(
        fromLatent_(latents).view({-1, innerChannels_, kVaeInnerSide, kVaeInnerSide}));
}

torch::Tensor latentDivergence(const torch::Tensor& mean, const torch::Tensor& logVariance) {
    return 0.5 * (mean.square() + torch::exp(logVariance) - 1.0 - logVariance).mean(1);
}

torch::Tensor vaeLosses(const torch::Tensor& images, const VaeOutput& output,
                        double divergenceWeight) {
    const torch::Tensor squared = (images - output.reconstruction).square().flatten(1).mean(1);
    return squared + divergenceWeight * latentDivergence(output.mean, output.logVariance);
}

std::vector<Random> sliceRandoms(std::uint64_t seed, std::uint64_t first, std::int64_t count,
                                 std::uint32_t purpose) {
    std::vector<Random> streams;
    for (std::int64_t i = 0; i < count; ++i) {
        streams.emplace_back(seed, first + static_cast<std::uint64_t>(i), purpose);
    }
    return streams;
}

torch::Tensor drawLatentNoise(std::vector<Random>& streams, torch::Device device) {
    torch::Tensor noise =
        torch::empty({static_cast<std::int64_t>(streams.size()), kVaeLatent}, torch::kFloat32);
    float* values = noise.data_ptr<float>();
    for (Random& stream : streams) {
        for (int i = 0; i < kVaeLatent; ++i) {
            *values++ = static_cast<float>(stream.normal());
        }
    }
    return noise.to(device);
}

VaeMethod::VaeMethod(const WholeSliceSettings& settings, std::uint64_t seed)
    : settings_(settings),
      seed_(seed),
      network_(drawnVaeNetwork(settings, seed)),
      optimiser_(network_->parameters(),
                 torch::optim::AdamOptions(1e-4).betas(std::make_tuple(0.0, 0.9))) {}

double VaeMethod::trainStep(const torch::Tensor& slices, std::int64_t step,
                            std::int64_t /*steps*/) {
    const torch::AutoGradMode gradients(true);
    network_->train();
    Random random(seed_, static_cast<std::uint64_t>(step), kVaeTrainingPurpose);
    const torch::Tensor noise =
        drawNormal({slices.size(0), kVaeLatent}, random).to(slices.device());
    optimiser_.zero_grad();
    const torch::Tensor loss =
        vaeLosses(slices, network_->forward(slices, noise), settings_.divergenceWeight).mean();
    loss.backward();
    optimiser_.step();
    return loss.item<double>();
}

double VaeMethod::heldOutLoss(const torch::Tensor& slices) {
    const torch::NoGradGuard noGradients;
    network_->eval();
    std::vector<Random> streams = sliceRandoms(seed_, 0, slices.size(0), kVaeHeldOutPurpose);
    const torch::Tensor noise = drawLatentNoise(streams, slices.device());
    return vaeLosses(slices, network_->forward(slices, noise), settings_.divergenceWeight)
        .mean()
        .item<double>();
}

WholeSliceScore VaeMethod::score(const torch::Tensor& slices, std::uint64_t first) {
    const torch::NoGradGuard noGradients;
    network_->eval();
    torch::Tensor noise;
    if (settings_.drawsLatentWhenScoring) {
        std::vector<Random> streams = sliceRandoms(seed_, first, slices.size(0), kVaeScorePurpose);
        noise = drawLatentNoise(streams, slices.device());
    }
    const torch::Tensor reconstruction = network_->forward(slices, noise).reconstruction;
    return {structuralDissimilarity(reconstruction, slices, settings_.ssimRange), reconstruction};
}

std::unique_ptr<WholeSliceMethod> makeVae(const WholeSliceSettings& settings, std::uint64_t seed) {
    return std::make_unique<VaeMethod>(settings, seed);
}

}  // namespace disyre
