// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "core/base/TaskThreads.h"
#include "core/synthesis/PatchSampler.h"

namespace disyre {

/// How well the drawing of samples keeps up with the consumer.
struct PipelineStatistics {
    std::uint64_t drawn = 0;
    double drawingSeconds = 0.0;  ///< Time spent drawing, summed over the threads.
    double waitedSeconds = 0.0;   ///< Time that the consumer waited in next().
    int threads = 1;

    /// Returns the rate at which the threads draw together while none of them rests, or 0 before
    /// the first sample.
    [[nodiscard]] double samplesPerSecond() const {
        return drawingSeconds > 0.0 ? static_cast<double>(drawn) * threads / drawingSeconds : 0.0;
    }
};

/// Threads that draw samples ahead of one consumer and hand them out strictly in order, so that the
/// samples do not depend on the number of threads.
class SamplePipeline {
public:
    /// Draws the sample of the given number; it is called from several threads at once.
    using Draw = std::function<SyntheticSample(std::uint64_t index)>;

    struct Settings {
        std::uint64_t first = 0;  ///< Number of the first sample.
        int threads = 1;
        /// The largest number of samples that wait or are being drawn at any time.
        int ahead = 64;
    };

    /// Starts drawing. Whatever `draw` refers to must outlive the pipeline. Throws SettingsError if
    /// there is less than one thread or less than one sample ahead.
    SamplePipeline(Draw draw, const Settings& settings);
    /// Waits for the samples that are being drawn at the moment, and drops the rest.
    ~SamplePipeline();
    /// The answer of one call of `draw`, either a sample or an exception; empty until it has come.
    SamplePipeline(const SamplePipeline&) = delete;
    SamplePipeline& operator=(const SamplePipeline&) = delete;

    /// Returns the next sample in order and waits until it is drawn. If drawing it threw an
    /// exception, that exception is thrown here, and again at each further call. This function must
    /// be called from one thread only.
    [[nodiscard]] SyntheticSample next();

    [[nodiscard]] PipelineStatistics statistics() const;

private:
    struct Slot {
        std::optional<SyntheticSample> sample;
        std::exception_ptr error;
        [[nodiscard]] bool ready() const { return sample || error; }
    };

    void work();
    [[nodiscard]] Slot& slotOf(std::uint64_t index) { return slots_[index % slots_.size()]; }

    Draw draw_;
    mutable std::mutex mutex_;
    std::condition_variable slotFree_;
    std::condition_variable slotReady_;
    std::vector<Slot> slots_;  // A ring buffer: sample i waits in slot i modulo its size.
    std::uint64_t nextDrawn_;
    std::uint64_t nextTaken_;
    bool stopping_ = false;
    PipelineStatistics statistics_;
    // Must be the last member, because its threads use all others.
    std::optional<TaskThreads> threads_;
};

}  // namespace disyre
