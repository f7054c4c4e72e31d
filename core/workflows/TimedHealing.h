// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <vector>

#include "core/base/StopToken.h"
#include "core/compute/Compute.h"
#include "core/healing/Healing.h"
#include "core/preprocess/Preparation.h"

namespace disyre {

/// A way of healing whose time is measured. It can be timed several times; the shortest time
/// counts.
struct TimedHealing {
    /// Smoothing is off, so that the time is that of the slices asked for. Smoothing across slices
    /// needs their neighbours too, and the pipelines that the times are compared with do not
    /// smooth.
    HealingRequest request{withoutSmoothing()};
    /// True if a second thread keeps a processor busy meanwhile.
    bool besideBusyThread = false;

    double seconds = 1e9;     ///< The shortest time so far.
    double firstFrame = 1e9;  ///< Seconds from the start to the first step of the first slice.
    int windowSteps = 0;      ///< Number of windows healed, times the number of steps.
    HealingResult result;     ///< The result of the last healing.

    /// Heals once and takes the time. Throws Stopped, or what Healer::heal() throws.
    void run(Healer& healer, const PreparedScan& scan, const StopToken& stop);

    [[nodiscard]] static HealingSettings withoutSmoothing();
};

/// A scan that is ready to be healed, and the seconds that reading and preparing it took.
struct TimedPreparation {
    PreparedScan scan;
    double readSeconds = 0.0;
    double prepareSeconds = 0.0;
};
/// Reads and prepares a scan for a model. Throws what readScan() and prepare() throw.
/// @param file a skull-stripped scan; if empty, the sample is used.
[[nodiscard]] TimedPreparation prepareTimed(const std::filesystem::path& file,
                                            const ModelCard& card);

/// Returns the numbers of `count` slices around the middle one, the middle one first; all slices if
/// there are fewer.
[[nodiscard]] std::vector<int> middleSlices(int sliceCount, int count);

/// Returns the seconds that `work` takes.
template <typename Work>
[[nodiscard]] double secondsOf(Work work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace disyre
