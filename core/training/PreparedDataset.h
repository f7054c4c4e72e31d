// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/card/ModelCard.h"
#include "core/training/Training.h"

namespace disyre {

/// Healthy scans in model space, ready to train on without ITK, and how they got there.
struct PreparedDataset {
    /// Says how the scans were prepared: modality, stripping, plane, spacing, intensity rule, mask
    /// rule; and their `data` and `licence`. Its other fields mean nothing.
    ModelCard preparation;
    TrainingData data;
};

/// A safetensors file: of each subject "training/NAME/image" (or "validation/...": F32, slices x
/// rows x columns, RAS, [0, 1]) and ".../mask" (U8). Names must not hold "/". All or nothing.
/// Throws FileError or SettingsError.
void writePreparedDataset(const std::filesystem::path& path, const PreparedDataset& dataset);

/// Throws ModelError for what is no such file or one of a newer format.
[[nodiscard]] PreparedDataset readPreparedDataset(const std::filesystem::path& path);

}  // namespace disyre
