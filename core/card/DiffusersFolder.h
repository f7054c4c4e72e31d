// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/card/ModelCard.h"
#include "core/card/Safetensors.h"

namespace disyre {

/// A network as the Python library diffusers stores it in a folder (class UNet2DModel; see
/// resources/manual/method.md, section 8).
struct DiffusersNetwork {
    Architecture architecture;
    int patch = 128;  ///< Side of the patches in pixels, which diffusers calls `sample_size`.
    /// The weights under the tensor names of the current diffusers version, however old the folder
    /// is.
    SafetensorsFile weights;
};

/// Reads `folder`/unet/{config.json, diffusion_pytorch_model.safetensors}, or the same two files in
/// `folder` itself. Throws ModelError if the folder cannot be read or describes a network that this
/// program does not have; the error names the setting.
[[nodiscard]] DiffusersNetwork readDiffusersFolder(const std::filesystem::path& folder);

/// Writes `folder`/unet so that UNet2DModel.from_pretrained(folder, subfolder="unet") reads it.
/// Throws SettingsError if the network's output is not x0-hat itself or if it sees neighbouring
/// slices, neither of which diffusers can express, and FileError if the files cannot be written.
void writeDiffusersFolder(const std::filesystem::path& folder, const ModelCard& card,
                          const SafetensorsFile& weights);

/// Returns the current name of a tensor that diffusers named otherwise before version 0.17; any
/// other name is returned unchanged.
[[nodiscard]] std::string currentTensorName(std::string name);

}  // namespace disyre
