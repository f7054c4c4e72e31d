// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <filesystem>

#include "core/base/StopToken.h"
#include "core/training/Training.h"

namespace disyre {

/// Trains a method that sees whole slices on the calling thread, as Compute::train() describes. Of
/// the settings it uses the number of steps, the batch, the seed, how often and on how many slices
/// is validated, and those that say how the run is controlled and continued; learning rates and
/// optimisers are the published study's. As in the study, the last weights are kept. A stop is
/// answered after the step in progress. Slices vary from scan to scan only; nothing is augmented.
[[nodiscard]] TrainingResult runWholeSliceTraining(const TrainingData& data, const ModelCard& card,
                                                   const TrainingSettings& settings,
                                                   const std::filesystem::path& folder,
                                                   const TrainingObserver& observer,
                                                   const StopToken& stop);

}  // namespace disyre
