// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "core/base/StopToken.h"
#include "core/healing/BatchRule.h"
#include "core/healing/SliceHealing.h"

namespace disyre {

/// The network P_theta on plain memory. The input is `count` windows of patch * patch values, one
/// after the other, each followed by its neighbouring slices if the network sees any; the output is
/// `count` answers of patch * patch values. It is called from several threads at once.
using PredictBatch = std::function<void(const float* windows, int count, int t, float* restored)>;

/// The workers of a healing and the network that they call.
struct HealingWorkers {
    PredictBatch restore;
    int threads = 1;  ///< The number of worker threads, each of which calls the network itself.
    std::shared_ptr<BatchRule> batches;  ///< Decides the size of a call; never null.
    std::function<void()> begin = {};    ///< Called once in each worker before its first call.
};

/// Heals slices by the healing loop (Algorithm 1 of the paper) and spreads their windows over
/// worker threads. Frames are given to the observer on the calling thread, as StepObserver in
/// Healing.h promises. Each thread heals windows of its own instead of sharing the operations of
/// one window. The threads then meet once a step instead of hundreds of times and need no barriers,
/// at which a busy neighbour process would make all of them wait for the slowest. Work is given out
/// in the order of the slices asked for, so that the frames of the first slice come as fast as all
/// workers together can make them; windows of the following slices fill the remaining time.
/// @param slices the slices asked for. The neighbours that the plan gives, or else those that the
/// map needs, are healed after them.
/// Returns what was healed, with `stopped` set after a stop. If a worker throws, the first
/// exception is thrown again.
[[nodiscard]] HealingResult healSlices(const SlicePlan& plan, const std::vector<int>& slices,
                                       const HealingWorkers& workers, const StepObserver& observer,
                                       const StopToken& stop);

}  // namespace disyre
