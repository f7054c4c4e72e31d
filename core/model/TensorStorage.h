// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <filesystem>

#include "core/card/ModelCard.h"
#include "core/card/Safetensors.h"
#include "core/model/Torch.h"
#include "core/model/UNet.h"

namespace disyre {

/// Copies a tensor to the processor as float32 in C order, ready to be written.
[[nodiscard]] StoredTensor toStored(const torch::Tensor& tensor);

/// Makes a float32 tensor from an F32, F16, BF16 or F64 array. Throws SettingsError for another
/// type.
[[nodiscard]] torch::Tensor fromStored(const StoredTensor& stored);

/// Fills the network's parameters from the tensors of a file. Older key names of the attention
/// layers (query, key, value, proj_attn) are accepted. Throws ModelError, which names the tensor,
/// if one is missing, unknown or of a wrong shape; `source` is named as the file.
void fillWeights(UNetImpl& net, const SafetensorsFile& file, const std::filesystem::path& source);

/// Returns the network's parameters under their state-dict keys.
[[nodiscard]] SafetensorsFile storeWeights(const UNetImpl& net);

/// Builds the network of a model, reads its weights, checks their hash against the card and fills
/// the network with them. Throws ModelError if any of this fails.
[[nodiscard]] UNet loadNet(const std::filesystem::path& model, const ModelCard& card);

}  // namespace disyre
