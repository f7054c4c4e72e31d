// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/WholeSliceMethods.h"

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/model/TensorStorage.h"
#include "core/platform/Sha256.h"
#include "core/wholeslice/AnoGan.h"
#include "core/wholeslice/AttentionConstraint.h"
#include "core/wholeslice/FeatureAutoencoder.h"
#include "core/wholeslice/RestoringVae.h"
#include "core/wholeslice/ReverseDistillation.h"
#include "core/wholeslice/Vae.h"

namespace disyre {

namespace {

/// Returns the parameters and buffers of a module under their names.
std::map<std::string, torch::Tensor> namedTensors(const torch::nn::Module& networks) {
    std::map<std::string, torch::Tensor> tensors;
    for (const auto& item : networks.named_parameters()) {
        tensors.emplace(item.key(), item.value());
    }
    for (const auto& item : networks.named_buffers()) {
        tensors.emplace(item.key(), item.value());
    }
    return tensors;
}

std::unique_ptr<WholeSliceMethod> methodOf(Method method, const WholeSliceSettings& settings,
                                           std::uint64_t seed) {
    switch (method) {
        case Method::Vae:
            return makeVae(settings, seed);
        case Method::RestoringVae:
            return makeRestoringVae(settings, seed);
        case Method::AnoGan:
            return makeAnoGan(settings, seed);
        case Method::FeatureAutoencoder:
            return makeFeatureAutoencoder(settings, seed);
        case Method::ReverseDistillation:
            return makeReverseDistillation(settings, seed);
        case Method::AttentionConstraint:
            return makeAttentionConstraint(settings, seed);
        default:
            throw SettingsError(MessageId::MethodNotWholeSlice, {toText(method)});
    }
}

}  // namespace

std::unique_ptr<WholeSliceMethod> makeWholeSliceMethod(const ModelCard& card, std::uint64_t seed) {
    return methodOf(card.method, card.wholeSlice, seed);
}

std::unique_ptr<WholeSliceMethod> loadWholeSliceMethod(const std::filesystem::path& model,
                                                       const ModelCard& card) {
    const std::filesystem::path path = modelFolder(model) / kWeightsFile;
    const SafetensorsFile file = readSafetensors(path);
    if (sha256OfFile(path) != card.weightsSha256) {
        throw ModelError(path, MessageId::ModelHashDiffers);
    }
    // The model's own weights hold the encoder's too, so its file is not needed any more.
    WholeSliceSettings settings = card.wholeSlice;
    settings.encoderWeights.clear();
    std::unique_ptr<WholeSliceMethod> method = methodOf(card.method, settings, /*seed=*/0);
    fillNetworks(method->networks(), file, path);
    return method;
}

SafetensorsFile storeNetworks(const torch::nn::Module& networks) {
    SafetensorsFile file;
    for (const auto& [name, tensor] : namedTensors(networks)) {
        file.tensors[name] = toStored(tensor);
    }
    return file;
}

void fillNetworks(torch::nn::Module& networks, const SafetensorsFile& file,
                  const std::filesystem::path& source) {
    requireFinite(file, source);
    const torch::NoGradGuard noGradients;
    std::map<std::string, torch::Tensor> expected = namedTensors(networks);
    for (const auto& [name, stored] : file.tensors) {
        const auto found = expected.find(name);
        if (found == expected.end()) {
            throw ModelError(source, MessageId::ModelWeightsUnknown, {name});
        }
        if (stored.shape != found->second.sizes().vec()) {
            throw ModelError(source, MessageId::ModelWeightsShape, {name});
        }
        try {
            found->second.copy_(fromStored(stored));
        } catch (const SettingsError& error) {
            throw ModelError(source, error.message());
        }
        expected.erase(found);
    }
    if (!expected.empty()) {
        throw ModelError(source, MessageId::ModelWeightsLacking, {expected.begin()->first});
    }
}

}  // namespace disyre
