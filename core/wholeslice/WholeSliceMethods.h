// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <cstdint>
#include <filesystem>
#include <memory>

#include "core/card/ModelCard.h"
#include "core/card/Safetensors.h"
#include "core/wholeslice/WholeSliceMethod.h"

namespace disyre {

/// Makes the networks of the card's method with random weights; where the card names a file with
/// the weights of an encoder, these are read. Throws ModelError if that file cannot be used.
[[nodiscard]] std::unique_ptr<WholeSliceMethod> makeWholeSliceMethod(const ModelCard& card,
                                                                     std::uint64_t seed);

/// Makes the networks of a model and fills them with its weights. Throws ModelError if the weights
/// are not those that the card describes.
[[nodiscard]] std::unique_ptr<WholeSliceMethod> loadWholeSliceMethod(
    const std::filesystem::path& model, const ModelCard& card);

/// Returns all parameters and buffers of a method's networks under their names.
[[nodiscard]] SafetensorsFile storeNetworks(const torch::nn::Module& networks);

/// Fills the parameters and buffers of a method's networks. Throws ModelError, which names the
/// tensor, if one is missing, unknown or of a wrong shape; `source` is named as the file.
void fillNetworks(torch::nn::Module& networks, const SafetensorsFile& file,
                  const std::filesystem::path& source);

}  // namespace disyre
