// SPDX-License-Identifier: GPL-3.0-or-later
// These functions convert models from and to folders of the Python library diffusers, which the
// authors' code uses, and copy models in half precision.
#pragma once

#include <filesystem>
#include <string>

#include "core/card/ModelCard.h"

namespace disyre {

/// A diffusers folder that is to become a model, and the facts about the model that the folder does
/// not hold.
struct ModelImport {
    std::filesystem::path source;  ///< Folder with unet/config.json.
    std::filesystem::path out;     ///< Folder of the model; must not exist.
    std::string name;              ///< Name on the card; empty for the folder's name.
    std::string modality = "T1";
    ConditionOrder condition = ConditionOrder::Falling;
    double spacing = 1.0;         ///< Edge of a voxel in millimetres.
    double upperQuantile = 0.98;  ///< The quantile of the intensities that becomes 1.
    bool insideMask = false;      ///< Whether that quantile is taken inside the brain alone.
};

/// Makes a model of a diffusers folder, loads it once to be sure that the weights fit the network,
/// and returns its card. The model's folder appears only when it is complete. Throws FileError or
/// ModelError when the source cannot be used or the folder exists already.
ModelCard importModel(const ModelImport& import);

/// Writes a model as a diffusers folder and returns the model's card. The folder `out` must not
/// exist and appears only when it is complete. Throws ModelError or FileError.
ModelCard exportToDiffusers(const std::filesystem::path& model, const std::filesystem::path& out);

/// Copies a model with its weights in half precision and returns the copy's card. The folder `out`
/// must not exist and appears only when it is complete. Throws ModelError or FileError.
ModelCard halveModel(const std::filesystem::path& model, const std::filesystem::path& out);

}  // namespace disyre
