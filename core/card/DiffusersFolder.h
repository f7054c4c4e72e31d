// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/card/ModelCard.h"
#include "core/card/Safetensors.h"

namespace disyre {

/// A network as the Python library diffusers keeps it (UNet2DModel; method brief, section 4).
struct DiffusersNetwork {
    Architecture architecture;
    int patch = 128;  ///< `sample_size`
    SafetensorsFile weights;  ///< state-dict keys of today, whatever the folder's age
};

/// Reads `folder`/unet/{config.json, diffusion_pytorch_model.safetensors}, or the same two files in
/// `folder` itself. Throws ModelError naming the setting that this program's network does not have.
[[nodiscard]] DiffusersNetwork readDiffusersFolder(const std::filesystem::path& folder);

/// Writes `folder`/unet so that UNet2DModel.from_pretrained(folder, subfolder="unet") reads it.
/// Throws FileError; SettingsError when the network's output is not x0 itself, or it sees
/// neighbouring slices, which diffusers has no words for.
void writeDiffusersFolder(const std::filesystem::path& folder, const ModelCard& card,
                          const SafetensorsFile& weights);

/// Today's name of a tensor that diffusers called otherwise before version 0.17.
[[nodiscard]] std::string currentTensorName(std::string name);

}  // namespace disyre
