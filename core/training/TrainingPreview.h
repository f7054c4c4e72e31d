// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/synthesis/Patch.h"

namespace disyre {

/// A validation sample: the healthy patch, how it was corrupted, and what the network makes of
/// that.
struct PreviewSample {
    Patch healthy;  ///< The healthy patch in [0, 1].
    /// The corrupted patch; its values lie in [0, 1] except for methods that add noise.
    Patch corrupted;
    /// The restored patch, or for a network that predicts the mask the predicted probability.
    Patch restored;
    int t = 1;  ///< The step that tells how strongly the patch is corrupted, from 1 to T.
};

/// The preview that is written at each validation, always of the same samples, as kPreviewFile
/// beside the checkpoint.
struct TrainingPreview {
    int step = 0;
    std::vector<PreviewSample> samples;
};

/// The number of samples in a preview.
inline constexpr int kPreviewSamples = 6;

/// Writes the preview completely or not at all. Throws FileError if it cannot be written.
void writeTrainingPreview(const std::filesystem::path& path, const TrainingPreview& preview);
/// Reads a preview. Throws ModelError if the file is not a preview.
[[nodiscard]] TrainingPreview readTrainingPreview(const std::filesystem::path& path);

}  // namespace disyre
