// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by compute's own files only: it exposes LibTorch.
#include <filesystem>

#include "core/base/StopToken.h"
#include "core/training/Training.h"

namespace disyre {

/// The training loop behind Compute::train(), on the calling thread.
[[nodiscard]] TrainingResult runTraining(const TrainingData& data, const ModelCard& card,
                                         const TrainingSettings& settings,
                                         const std::filesystem::path& folder,
                                         const TrainingObserver& observer, const StopToken& stop);

}  // namespace disyre
