// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <memory>

#include "core/base/StopToken.h"
#include "core/healing/HealingEngine.h"
#include "core/wholeslice/WholeSliceMethod.h"

namespace disyre {

/// Returns a function that scores slices of 128 * 128 pixels by a method whose networks lie on
/// `device`. Slices go through the networks one at a time, because the draws of some methods depend
/// on the slice: they follow from its pixels, so that a slice gets the same score whatever is
/// scored with it. It checks for a stop before each slice.
/// @param threads the number of LibTorch threads that a slice is scored with.
[[nodiscard]] PredictBatch scoreWholeSlices(std::shared_ptr<WholeSliceMethod> method,
                                            torch::Device device, int threads,
                                            const StopToken& stop);

}  // namespace disyre
