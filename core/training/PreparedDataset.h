// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/card/ModelCard.h"
#include "core/training/Training.h"

namespace disyre {

/// Healthy scans in model space, ready for training without ITK, and a record of how they were
/// prepared.
struct PreparedDataset {
    /// Only the fields that say how the scans were prepared are meaningful: the modality, the brain
    /// extraction, the plane, the voxel spacing, the intensity rule, the mask rule, and the
    /// descriptions of the data and their licence.
    ModelCard preparation;
    TrainingData data;
};

/// Writes the dataset as a safetensors file, completely or not at all. Each training subject NAME
/// is stored as "training/NAME/image" (F32, slices x rows x columns, RAS orientation, intensities
/// in [0, 1]) and "training/NAME/mask" (U8); the names of validation subjects begin with
/// "validation/" instead. A subject's name must not contain "/". Throws SettingsError for a name
/// that cannot be stored, and FileError if the file cannot be written.
void writePreparedDataset(const std::filesystem::path& path, const PreparedDataset& dataset);

/// Reads a file that writePreparedDataset() wrote. Throws ModelError if the file is not such a file
/// or has a newer format.
[[nodiscard]] PreparedDataset readPreparedDataset(const std::filesystem::path& path);

}  // namespace disyre
