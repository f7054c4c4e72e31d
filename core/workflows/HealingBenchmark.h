// SPDX-License-Identifier: GPL-3.0-or-later
// These functions measure how fast this machine heals. Times are measured side by side and
// compared, since a single time depends on the machine as much as on the program.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/StopToken.h"
#include "core/compute/Compute.h"

namespace disyre {

struct BenchmarkRequest {
    std::filesystem::path model;  ///< Folder of the model.
    std::filesystem::path scan;   ///< A skull-stripped scan; empty for the sample.
    int slices = 0;   ///< Slices around the middle; 0 for four, and for a row of all slices.
    int rounds = 3;   ///< How often each way is timed; the shortest time counts.
    int threads = 0;  ///< Processor threads; 0 for all.
};

/// The time of one way of healing.
struct BenchmarkRow {
    /// A description in words, which names how the row differs from the first one.
    std::string what;
    int windowSteps = 0;  ///< Number of windows healed, times the number of steps.
    int windowsHealed = 0;
    int windowsSkipped = 0;   ///< Windows without brain, which are not healed.
    double seconds = 0.0;     ///< Time of the whole healing.
    double firstFrame = 0.0;  ///< Seconds to the first step of the first slice.
};

/// The time of healing slices that hold a certain area of brain.
struct BrainAreaRow {
    double squareMillimetres = 0.0;  ///< Mean area of brain in a slice.
    double areaToFirst = 0.0;        ///< The area, as a share of that of the first row.
    double timeToFirst = 0.0;        ///< The time, as a share of that of the first row.
    double timeToArea = 0.0;         ///< `timeToFirst` divided by `areaToFirst`.
};

struct HealingBenchmark {
    std::string model;  ///< Name on the card.
    std::string libraryVersion;
    int threads = 0;
    int slicesInRow = 0;                ///< Slices healed in the first row.
    std::vector<ForwardTimes> forward;  ///< By number of threads, the largest last.
    std::vector<BenchmarkRow> rows;     ///< At least two: the second heals one slice alone.
    std::vector<BrainAreaRow> areas;    ///< The largest area first.
    double readSeconds = 0.0;
    double prepareSeconds = 0.0;
    double loadSeconds = 0.0;  ///< Time to load the library and the model.
    std::uint64_t peakMemoryBytes = 0;

    /// Returns the share of a row's time that the network alone would take for its windows.
    [[nodiscard]] double networkShare(const BenchmarkRow& row) const;
};

/// Called with a few words when a part of the measurement begins.
using BenchmarkObserver = std::function<void(const std::string& part)>;

/// Reads a scan, prepares it and heals it repeatedly, which takes some minutes. Throws ModelError,
/// ScanError, ComputeError or Stopped.
[[nodiscard]] HealingBenchmark measureHealing(const BenchmarkRequest& request,
                                              const BenchmarkObserver& observer,
                                              const StopToken& stop);

/// Measures only the time that one window takes on its way through the network.
[[nodiscard]] std::vector<ForwardTimes> measureForward(const BenchmarkRequest& request);

/// These functions return the result of measureHealing() or measureForward() as indented JSON.
[[nodiscard]] std::string benchmarkToJson(const HealingBenchmark& benchmark);
[[nodiscard]] std::string forwardTimesToJson(const std::vector<ForwardTimes>& forward);

}  // namespace disyre
