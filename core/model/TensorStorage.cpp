// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/TensorStorage.h"

#include <cstring>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/card/DiffusersFolder.h"
#include "core/platform/Sha256.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

torch::ScalarType scalarType(const std::string& type) {
    static const std::map<std::string, torch::ScalarType> kTypes = {{"F32", torch::kFloat32},
                                                                    {"F64", torch::kFloat64},
                                                                    {"F16", torch::kFloat16},
                                                                    {"BF16", torch::kBFloat16}};
    const auto found = kTypes.find(type);
    if (found == kTypes.end()) {
        throw SettingsError(MessageId::ModelWeightsType, {type});
    }
    return found->second;
}

}  // namespace

StoredTensor toStored(const torch::Tensor& tensor) {
    const torch::Tensor plain = tensor.detach()
                                    .to(torch::kCPU, torch::kFloat32)
                                    .contiguous(torch::MemoryFormat::Contiguous);
    return storeFloats({plain.data_ptr<float>(), static_cast<std::size_t>(plain.numel())},
                       plain.sizes().vec());
}

torch::Tensor fromStored(const StoredTensor& stored) {
    torch::Tensor tensor = torch::empty(stored.shape, scalarType(stored.type));
    if (!stored.bytes.empty()) {
        std::memcpy(tensor.data_ptr(), stored.bytes.data(), stored.bytes.size());
    }
    return tensor.to(torch::kFloat32);
}

void fillWeights(UNetImpl& net, const SafetensorsFile& file, const fs::path& source) {
    requireFinite(file, source);
    const torch::NoGradGuard noGradients;
    std::map<std::string, const StoredTensor*> given;
    for (const auto& [name, tensor] : file.tensors) {
        given[currentTensorName(name)] = &tensor;
    }
    for (auto& item : net.named_parameters()) {
        const auto found = given.find(item.key());
        if (found == given.end()) {
            throw ModelError(source, MessageId::ModelWeightsLacking, {item.key()});
        }
        if (found->second->shape != item.value().sizes().vec()) {
            throw ModelError(source, MessageId::ModelWeightsShape, {item.key()});
        }
        try {
            item.value().copy_(fromStored(*found->second));
        } catch (const SettingsError& error) {
            throw ModelError(source, error.message());
        }
        given.erase(found);
    }
    if (!given.empty()) {
        throw ModelError(source, MessageId::ModelWeightsUnknown, {given.begin()->first});
    }
}

SafetensorsFile storeWeights(const UNetImpl& net) {
    SafetensorsFile file;
    for (const auto& item : net.named_parameters()) {
        file.tensors[item.key()] = toStored(item.value());
    }
    return file;
}

UNet loadNet(const fs::path& model, const ModelCard& card) {
    const fs::path path = modelFolder(model) / kWeightsFile;
    const SafetensorsFile file = readSafetensors(path);
    if (sha256OfFile(path) != card.weightsSha256) {
        throw ModelError(path, MessageId::ModelHashDiffers);
    }
    UNet net(card.architecture);
    fillWeights(*net, file, path);
    net->eval();
    return net;
}

}  // namespace disyre
