// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace disyre {

/// Names of the files in a model's folder. The card and the weights make the model; the other files
/// are what training leaves beside them.
inline constexpr const char* kCardFile = "card.json";
inline constexpr const char* kWeightsFile = "weights.safetensors";
inline constexpr const char* kHistoryFile = "training.csv";  ///< The losses, step by step.
/// The state from which training can be resumed.
inline constexpr const char* kCheckpointFile = "checkpoint.safetensors";
inline constexpr const char* kPreviewFile = "preview.safetensors";
inline constexpr const char* kPlanFile = "plan.json";  ///< The usual name of a training plan.
inline constexpr const char* kRunFile = "run.json";
inline constexpr const char* kRunLockFile = "run.lock";

/// Tells whether a file of this name is one of these files, or one that was left half-written when
/// the process writing it was killed.
[[nodiscard]] bool isModelFile(const std::string& name);

}  // namespace disyre
