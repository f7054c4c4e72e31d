// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.
#include <filesystem>

#include "core/base/StopToken.h"
#include "core/training/Training.h"

namespace disyre {

/// Trains a network on the calling thread, as Compute::train() describes.
[[nodiscard]] TrainingResult runTraining(const TrainingData& data, const ModelCard& card,
                                         const TrainingSettings& settings,
                                         const std::filesystem::path& folder,
                                         const TrainingObserver& observer, const StopToken& stop);

}  // namespace disyre
