// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace disyre {

/// A model is a folder with these two files; the others are what training leaves beside them.
inline constexpr const char* kCardFile = "card.json";
inline constexpr const char* kWeightsFile = "weights.safetensors";
inline constexpr const char* kHistoryFile = "training.csv";              ///< losses, step by step
inline constexpr const char* kCheckpointFile = "checkpoint.safetensors"; ///< where training goes on from
inline constexpr const char* kPreviewFile = "preview.safetensors";
inline constexpr const char* kPlanFile = "plan.json";  ///< a plan's usual name
inline constexpr const char* kRunFile = "run.json";
inline constexpr const char* kRunLockFile = "run.lock";

/// Whether a file of this name is one of these, or was left half-written when its writer was killed.
[[nodiscard]] bool isModelFile(const std::string& name);

}  // namespace disyre
