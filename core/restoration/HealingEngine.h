// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "core/base/StopToken.h"
#include "core/restoration/BatchRule.h"
#include "core/restoration/SliceHealing.h"

namespace disyre {

/// P_theta on plain memory: `count` windows of patch * patch values each, one after the other, each
/// followed by its neighbours where the network sees any, and `count` answers. Called from several threads at once.
using RestoreBatch =
    std::function<void(const float* windows, int count, int t, float* restored)>;

/// Who heals.
struct HealingWorkers {
    RestoreBatch restore;
    int threads = 1;                     ///< workers, each of which makes its own calls
    std::shared_ptr<BatchRule> batches;  ///< never null
    std::function<void()> begin = {};    ///< called once in each worker before its first call
};

/// The healing loop over slices (Algorithm 1), its windows spread over worker threads. Frames are
/// handed to the observer on the calling thread, as Healing.h promises; see there.
///
/// Why threads heal windows, rather than share each operation of one window: they meet once a step
/// instead of hundreds of times, so that they need no barriers, at which a busy neighbour would make
/// all wait for the slowest. Work is handed out in the order of the slices asked for, so that the
/// first slice's frames come as fast as all workers together can make them; windows of further
/// slices fill what is left.
///
/// @param slices those asked for; the settings' neighbours, or else those that the map needs, are
/// healed after them.
/// Returns what was healed, `stopped` after a stop; rethrows the first error of a worker.
[[nodiscard]] HealingResult healSlices(const SlicePlan& plan, const std::vector<int>& slices,
                                       const HealingWorkers& workers,
                                       const StepObserver& observer, const StopToken& stop);

}  // namespace disyre
