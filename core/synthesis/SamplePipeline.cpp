// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/SamplePipeline.h"

#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

SamplePipeline::SamplePipeline(Draw draw, const Settings& settings)
    : draw_(std::move(draw)), nextDrawn_(settings.first), nextTaken_(settings.first) {
    if (settings.threads < 1 || settings.ahead < 1) {
        throw SettingsError(MessageId::SynthesisDrawingAhead, {settings.threads, settings.ahead});
    }
    slots_.resize(static_cast<std::size_t>(settings.ahead));
    statistics_.threads = settings.threads;
    threads_.emplace(settings.threads);
    threads_->start(settings.threads, [this](int) { work(); });
}

SamplePipeline::~SamplePipeline() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    slotFree_.notify_all();
}

void SamplePipeline::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        slotFree_.wait(lock,
                       [this] { return stopping_ || nextDrawn_ - nextTaken_ < slots_.size(); });
        if (stopping_) {
            return;
        }
        const std::uint64_t index = nextDrawn_++;
        lock.unlock();
        const Clock::time_point start = Clock::now();
        Slot slot;
        try {
            slot.sample = draw_(index);
        } catch (...) {
            slot.error = std::current_exception();
        }
        const double seconds = secondsSince(start);
        lock.lock();
        statistics_.drawingSeconds += seconds;
        ++statistics_.drawn;
        slotOf(index) = std::move(slot);
        if (index == nextTaken_) {
            slotReady_.notify_one();
        }
    }
}

SyntheticSample SamplePipeline::next() {
    std::unique_lock lock(mutex_);
    Slot& slot = slotOf(nextTaken_);
    if (!slot.ready()) {
        const Clock::time_point start = Clock::now();
        slotReady_.wait(lock, [&slot] { return slot.ready(); });
        statistics_.waitedSeconds += secondsSince(start);
    }
    if (slot.error) {
        std::rethrow_exception(slot.error);
    }
    SyntheticSample sample = std::move(*slot.sample);
    slot.sample.reset();
    ++nextTaken_;
    lock.unlock();
    slotFree_.notify_one();
    return sample;
}

PipelineStatistics SamplePipeline::statistics() const {
    const std::lock_guard lock(mutex_);
    return statistics_;
}

}  // namespace disyre
