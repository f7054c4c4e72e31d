// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/wholeslice/WholeSliceMethod.h"

namespace disyre {

/// The file in a model's folder that an interrupted training of a method that sees whole slices
/// continues from. It is in LibTorch's own format, which holds the state of its optimisers.
inline constexpr const char* kWholeSliceCheckpointFile = "checkpoint.pt";

/// How far such a training has come, beside its networks and optimisers.
struct WholeSliceProgress {
    std::int64_t step = 0;         ///< Number of steps finished.
    double smoothedLoss = 0.0;     ///< Training loss smoothed over the steps.
    double validationLoss = -1.0;  ///< The latest one; negative if there is none.
    std::string history;           ///< The rows of the CSV file of losses.
};

/// Writes the checkpoint completely or not at all. `settings` describes the run in words; only a
/// run of the same description can continue from it. Throws FileError.
void writeWholeSliceCheckpoint(const std::filesystem::path& path, WholeSliceMethod& method,
                               const WholeSliceProgress& progress, const std::string& settings);

/// Fills networks, optimisers and progress from the checkpoint. The networks already lie on
/// `device`. Throws FileError if there is none,
/// ModelError if it is damaged, and SettingsError if it belongs to a run with other settings.
[[nodiscard]] WholeSliceProgress readWholeSliceCheckpoint(const std::filesystem::path& path,
                                                          WholeSliceMethod& method,
                                                          torch::Device device,
                                                          const std::string& settings);

}  // namespace disyre
