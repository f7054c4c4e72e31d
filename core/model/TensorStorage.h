// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by compute's own files only: it exposes LibTorch.
#include <torch/torch.h>

#include <filesystem>

#include "core/card/ModelCard.h"
#include "core/card/Safetensors.h"
#include "core/model/UNet.h"

namespace disyre {

/// A float32 copy in C order on the processor, ready to be written.
[[nodiscard]] StoredTensor toStored(const torch::Tensor& tensor);

/// A float32 tensor from F32, F16, BF16 or F64. Throws SettingsError for another type.
[[nodiscard]] torch::Tensor fromStored(const StoredTensor& stored);

/// Fills the net from a file's tensors. Old attention key names (query, key, value, proj_attn) are
/// accepted. Throws ModelError naming a tensor that is missing, unknown or of a wrong shape.
void fillWeights(UNetImpl& net, const SafetensorsFile& file, const std::filesystem::path& source);

/// The net's parameters under their state-dict keys.
[[nodiscard]] SafetensorsFile storeWeights(const UNetImpl& net);

/// Reads a model's weights, checks their hash against the card and fills a net with them. Throws
/// ModelError.
[[nodiscard]] UNet loadNet(const std::filesystem::path& model, const ModelCard& card);

}  // namespace disyre
