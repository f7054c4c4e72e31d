// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/ResnetEncoder.h"

#include <torch/nn/functional/pooling.h>

#include <array>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/PathText.h"
#include "core/card/Safetensors.h"
#include "core/model/TensorStorage.h"
#include "core/wholeslice/ResidualBlock.h"

namespace disyre {

namespace nn = torch::nn;

namespace {

constexpr int kStemChannels = 64;

/// Channels between the convolutions of a block in the three layers.
std::array<int, 3> encoderInnerChannels(FeatureEncoder kind) {
    return kind == FeatureEncoder::Resnet18 ? std::array{64, 128, 256} : std::array{128, 256, 512};
}

bool isBatchCounter(const std::string& name) {
    return name.find("num_batches_tracked") != std::string::npos;
}

/// Says whether a tensor belongs to a part of torchvision's network that an encoder with these
/// layers does not have.
bool liesBeyondEncoder(const std::string& name, std::size_t layers) {
    for (std::size_t layer = layers + 1; layer <= 4; ++layer) {
        if (name.starts_with("layer" + std::to_string(layer) + ".")) {
            return true;
        }
    }
    return name.starts_with("fc.") || isBatchCounter(name);
}

}  // namespace

int encoderExpansion(FeatureEncoder kind) {
    return kind == FeatureEncoder::Resnet18 ? 1 : 4;
}

std::vector<int> encoderBlocks(FeatureEncoder kind) {
    return kind == FeatureEncoder::Resnet18 ? std::vector{2, 2, 2} : std::vector{3, 4, 6};
}

ResnetEncoderImpl::ResnetEncoderImpl(FeatureEncoder kind, int layers, double width) {
    const int stem = narrowedChannels(kStemChannels, width);
    channels_ = {stem};
    conv1_ = register_module("conv1", plainConvolution(3, stem, 7, 2));
    norm1_ = register_module("bn1", nn::BatchNorm2d(stem));
    const auto inner = encoderInnerChannels(kind);
    const auto blocks = encoderBlocks(kind);
    for (int i = 0; i < layers; ++i) {
        const auto index = static_cast<std::size_t>(i);
        const BlockShape shape{
            .in = channels_.back(),
            .inner = narrowedChannels(inner[index], width),
            .out = narrowedChannels((kStemChannels * encoderExpansion(kind)) << i, width),
            .bottleneck = kind == FeatureEncoder::WideResnet50,
            .scale = i == 0 ? BlockScale::Same : BlockScale::Half};
        nn::Sequential layer;
        appendBlocks(layer, shape, blocks[index]);
        layers_.push_back(register_module("layer" + std::to_string(i + 1), layer));
        channels_.push_back(shape.out);
    }
}

std::vector<torch::Tensor> ResnetEncoderImpl::forward(const torch::Tensor& images) {
    const auto threeByThree = nn::functional::MaxPool2dFuncOptions(3).stride(2).padding(1);
    std::vector<torch::Tensor> features{
        nn::functional::max_pool2d(torch::relu(norm1_(conv1_(images))), threeByThree)};
    for (nn::Sequential& layer : layers_) {
        features.push_back(layer->forward(features.back()));
    }
    return features;
}

ResnetEncoder frozenEncoder(const WholeSliceSettings& settings, int layers) {
    const double width =
        settings.encoderIsTrained || !settings.encoderWeights.empty() ? 1.0 : settings.width;
    ResnetEncoder encoder(settings.encoder, layers, width);
    for (torch::Tensor& parameter : encoder->parameters()) {
        parameter.requires_grad_(false);
    }
    return encoder;
}

std::map<std::string, torch::Tensor> encoderTensors(const ResnetEncoderImpl& encoder) {
    std::map<std::string, torch::Tensor> tensors;
    for (const auto& item : encoder.named_parameters()) {
        tensors[item.key()] = item.value();
    }
    for (const auto& item : encoder.named_buffers()) {
        if (!isBatchCounter(item.key())) {
            tensors[item.key()] = item.value();
        }
    }
    return tensors;
}

void fillEncoder(ResnetEncoderImpl& encoder, const std::filesystem::path& file) {
    const torch::NoGradGuard noGradients;
    const SafetensorsFile content = readSafetensors(file);
    requireFinite(content, file);
    std::map<std::string, torch::Tensor> tensors = encoderTensors(encoder);
    for (const auto& [name, stored] : content.tensors) {
        const auto found = tensors.find(name);
        if (found == tensors.end()) {
            if (liesBeyondEncoder(name, encoder.channels().size() - 1)) {
                continue;
            }
            throw ModelError(file, MessageId::ModelWeightsUnknown, {name});
        }
        if (stored.shape != found->second.sizes().vec()) {
            throw ModelError(file, MessageId::ModelWeightsShape, {name});
        }
        try {
            found->second.copy_(fromStored(stored));
        } catch (const SettingsError& error) {
            throw ModelError(file, error.message());
        }
        tensors.erase(found);
    }
    if (!tensors.empty()) {
        throw ModelError(file, MessageId::ModelWeightsLacking, {tensors.begin()->first});
    }
}

void fillGivenEncoder(ResnetEncoderImpl& encoder, const WholeSliceSettings& settings) {
    const std::string& file = settings.encoderWeights;
    if (!file.empty()) {
        fillEncoder(encoder, pathFromUtf8(file));
    }
}

torch::Tensor greyAsColour(const torch::Tensor& images) {
    return images.expand({-1, 3, -1, -1});
}

torch::Tensor resizedLinearly(const torch::Tensor& images, std::int64_t side) {
    const auto options = nn::functional::InterpolateFuncOptions()
                             .size(std::vector<std::int64_t>{side, side})
                             .mode(torch::kBilinear)
                             .align_corners(true);
    return nn::functional::interpolate(images, options);
}

}  // namespace disyre
