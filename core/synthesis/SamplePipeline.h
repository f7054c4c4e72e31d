// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/synthesis/PatchSampler.h"

namespace disyre {

/// How well the drawing keeps up.
struct PipelineStatistics {
    std::uint64_t drawn = 0;
    double drawingSeconds = 0.0;  ///< spent drawing, summed over the threads
    double waitedSeconds = 0.0;   ///< spent by the consumer waiting in next()
    int threads = 1;

    /// What the threads draw together when none of them rests; 0 before the first sample.
    [[nodiscard]] double samplesPerSecond() const {
        return drawingSeconds > 0.0 ? static_cast<double>(drawn) * threads / drawingSeconds : 0.0;
    }
};

/// Threads that draw samples ahead of one consumer and hand them out strictly in order, so that the
/// samples do not depend on how many threads there are.
class SamplePipeline {
public:
    /// Draws the sample of a number; called from several threads at once.
    using Draw = std::function<SyntheticSample(std::uint64_t index)>;

    struct Settings {
        std::uint64_t first = 0;  ///< number of the first sample
        int threads = 1;
        int ahead = 64;  ///< at most so many samples wait or are being drawn
    };

    /// Starts drawing. Whatever `draw` refers to must outlive the pipeline. Throws SettingsError
    /// for fewer than one thread or a sample ahead.
    SamplePipeline(Draw draw, const Settings& settings);
    /// Waits for the samples being drawn, no longer, and drops the rest.
    ~SamplePipeline();
    SamplePipeline(const SamplePipeline&) = delete;
    SamplePipeline& operator=(const SamplePipeline&) = delete;

    /// The next sample in order; waits until it is drawn. What its drawing threw is thrown here,
    /// again at each further call. To be called from one thread.
    [[nodiscard]] SyntheticSample next();

    [[nodiscard]] PipelineStatistics statistics() const;

private:
    struct Slot {
        std::optional<SyntheticSample> sample;
        std::exception_ptr error;
        [[nodiscard]] bool ready() const { return sample || error; }
    };

    void work();
    void stop();
    [[nodiscard]] Slot& slotOf(std::uint64_t index) { return slots_[index % slots_.size()]; }

    Draw draw_;
    mutable std::mutex mutex_;
    std::condition_variable slotFree_;
    std::condition_variable slotReady_;
    std::vector<Slot> slots_;  // a ring; sample i waits in slot i modulo its size
    std::uint64_t nextDrawn_;
    std::uint64_t nextTaken_;
    bool stopping_ = false;
    PipelineStatistics statistics_;
    std::vector<std::thread> threads_;
};

}  // namespace disyre
