// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/synthesis/Patch.h"

namespace disyre {

/// A held-out sample: what it was, what was made of it, what the network makes of that.
struct PreviewSample {
    Patch healthy;    ///< in [0, 1]
    Patch corrupted;  ///< mostly in [0, 1]
    Patch restored;   ///< of a network that predicts the mask: its probability
    int t = 1;        ///< how corrupted, 1..T
};

/// Written beside the checkpoint (kPreviewFile) at each validation, always of the same samples.
struct TrainingPreview {
    int step = 0;
    std::vector<PreviewSample> samples;
};

/// How many samples training shows.
inline constexpr int kPreviewSamples = 6;

/// All or nothing. Throws FileError.
void writeTrainingPreview(const std::filesystem::path& path, const TrainingPreview& preview);
/// Throws ModelError for what is no such file.
[[nodiscard]] TrainingPreview readTrainingPreview(const std::filesystem::path& path);

}  // namespace disyre
