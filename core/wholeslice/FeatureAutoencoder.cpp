// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/FeatureAutoencoder.h"

#include <torch/optim/adam.h>

#include <array>

#include "core/wholeslice/DrawnTensors.h"
#include "core/wholeslice/ResidualBlock.h"
#include "core/wholeslice/SsimMap.h"

namespace disyre {

namespace nn = torch::nn;

namespace {

constexpr int kComparedLayers = 2;
constexpr std::int64_t kFeatureSide = 32;
constexpr int kSimilarityWindow = 5;
constexpr double kDroppedChannels = 0.1;
constexpr double kRepeaterLearningRate = 2e-4;
constexpr std::uint32_t kDropoutPurpose = 32;

/// A convolution that halves or doubles the side, batch normalisation, a leaky rectifier, and
/// dropout of channels.
struct RepeaterLayerImpl : nn::Module {
    RepeaterLayerImpl(int in, int out, bool doubles) {
        if (doubles) {
            conv = nn::AnyModule(nn::ConvTranspose2d(
                nn::ConvTranspose2dOptions(in, out, 6).stride(2).padding(2).bias(false)));
        } else {
            conv = nn::AnyModule(plainConvolution(in, out, 5, 2));
        }
        register_module("conv", conv.ptr());
        norm = register_module("norm", nn::BatchNorm2d(out));
    }
    torch::Tensor forward(const torch::Tensor& x, Random* dropout) {
        const torch::Tensor h = torch::leaky_relu(norm(conv.forward(x)), 0.01);
        return dropout == nullptr ? h : dropChannels(h, kDroppedChannels, *dropout);
    }
    nn::AnyModule conv;
    nn::BatchNorm2d norm{nullptr};
};
TORCH_MODULE(RepeaterLayer);

struct FeatureAutoencoderNetworksImpl : nn::Module {
    explicit FeatureAutoencoderNetworksImpl(const WholeSliceSettings& settings)
        : encoder(register_module("encoder", frozenEncoder(settings, kComparedLayers))) {
        int channels = 0;
        for (const int each : encoder->channels()) {
            channels += each;
        }
        repeater = register_module("repeater", FeatureRepeater(channels, settings.width));
    }
    ResnetEncoder encoder;
    FeatureRepeater repeater{nullptr};
};
TORCH_MODULE(FeatureAutoencoderNetworks);

class FeatureAutoencoder final : public WholeSliceMethod {
public:
    FeatureAutoencoder(const WholeSliceSettings& settings, std::uint64_t seed)
        : encoderStaysFixed_(settings.encoderStaysFixed),
          seed_(seed),
          networks_(settings),
          optimiser_(networks_->repeater->parameters(),
                     torch::optim::AdamOptions(kRepeaterLearningRate)) {
        drawWeights(*networks_, seed);
        drawRectifierWeights(*networks_->encoder, seed);
        fillGivenEncoder(*networks_->encoder, settings);
    }

    [[nodiscard]] WholeSliceBudget publishedBudget() const override {
        return {.batch = 32, .steps = 10'000};
    }

    double trainStep(const torch::Tensor& slices, std::int64_t step,
                     std::int64_t /*steps*/) override {
        networks_->train();
        if (encoderStaysFixed_) {
            networks_->encoder->eval();
        }
        Random dropout(seed_, static_cast<std::uint64_t>(step), kDropoutPurpose);
        const torch::Tensor features = comparedFeatures(networks_->encoder, slices);
        const torch::Tensor loss =
            repetitionLoss(features, networks_->repeater(features, &dropout));
        optimiser_.zero_grad();
        loss.backward();
        optimiser_.step();
        return loss.item<double>();
    }

    double heldOutLoss(const torch::Tensor& slices) override {
        const auto [features, repeated] = repeatedFeatures(slices);
        return repetitionLoss(features, repeated).item<double>();
    }

    WholeSliceScore score(const torch::Tensor& slices, std::uint64_t /*first*/) override {
        const auto [features, repeated] = repeatedFeatures(slices);
        return {.map = repetitionMap(features, repeated, slices.size(-1)), .restoration = {}};
    }

    torch::nn::Module& networks() override { return *networks_; }

    std::vector<torch::optim::Optimizer*> optimisers() override { return {&optimiser_}; }

private:
    /// Returns the features of slices and their repetition as a trained network has them.
    std::array<torch::Tensor, 2> repeatedFeatures(const torch::Tensor& slices) {
        const torch::NoGradGuard noGradients;
        networks_->eval();
        const torch::Tensor features = comparedFeatures(networks_->encoder, slices);
        return {features, networks_->repeater(features, nullptr)};
    }

    bool encoderStaysFixed_;
    std::uint64_t seed_;
    FeatureAutoencoderNetworks networks_;
    torch::optim::Adam optimiser_;
};

}  // namespace

std::unique_ptr<WholeSliceMethod> makeFeatureAutoencoder(const WholeSliceSettings& settings,
                                                         std::uint64_t seed) {
    return std::make_unique<FeatureAutoencoder>(settings, seed);
}

FeatureRepeaterImpl::FeatureRepeaterImpl(int features, double width) {
    std::vector<int> sizes{features};
    for (const int channels : {100, 150, 200, 300}) {
        sizes.push_back(narrowedChannels(channels, width));
    }
    down_ = register_module("down", nn::ModuleList());
    for (std::size_t i = 0; i + 1 < sizes.size(); ++i) {
        down_->push_back(RepeaterLayer(sizes[i], sizes[i + 1], false));
    }
    bottom_ = register_module("bottom", plainConvolution(sizes.back(), sizes.back(), 5));
    up_ = register_module("up", nn::ModuleList());
    for (std::size_t i = sizes.size() - 1; i > 0; --i) {
        up_->push_back(RepeaterLayer(sizes[i], sizes[i - 1], true));
    }
    last_ = register_module("last", plainConvolution(features, features, 1));
}

torch::Tensor FeatureRepeaterImpl::forward(const torch::Tensor& x, Random* dropout) {
    torch::Tensor h = x;
    for (const auto& layer : *down_) {
        h = layer->as<RepeaterLayer>()->forward(h, dropout);
    }
    h = bottom_(h);
    for (const auto& layer : *up_) {
        h = layer->as<RepeaterLayer>()->forward(h, dropout);
    }
    return last_(h);
}

torch::Tensor dropChannels(const torch::Tensor& features, double probability, Random& random) {
    const torch::Tensor stays =
        drawUniform({features.size(0), features.size(1), 1, 1}, 0.0, 1.0, random).ge(probability);
    return features * (stays.to(features.options()) / (1.0 - probability));
}

torch::Tensor comparedFeatures(ResnetEncoder& encoder, const torch::Tensor& slices) {
    const torch::NoGradGuard noGradients;
    std::vector<torch::Tensor> features = encoder(greyAsColour(2.0 * slices - 1.0));
    for (torch::Tensor& each : features) {
        each = resizedLinearly(each, kFeatureSide);
    }
    return torch::cat(features, 1);
}

torch::Tensor repetitionLoss(const torch::Tensor& features, const torch::Tensor& repeated) {
    return -structuralSimilarity(features, repeated, 1.0, kSimilarityWindow).mean();
}

torch::Tensor repetitionMap(const torch::Tensor& features, const torch::Tensor& repeated,
                            std::int64_t side) {
    const torch::Tensor similarity =
        structuralSimilarity(features, repeated, 1.0, kSimilarityWindow);
    return resizedLinearly(1.0 - similarity.mean({1}, true), side);
}

}  // namespace disyre
