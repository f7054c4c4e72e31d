// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <new>
#include <string>
#include <thread>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/model/Torch.h"
#include "core/platform/Machine.h"

namespace disyre {

/// The one thread that calls LibTorch. It is no TaskThreads, because it takes orders of any kind
/// from several callers, one after the other, as long as the program runs: LibTorch keeps settings
/// and buffers for each thread that calls it. LibTorch's errors arrive at the caller as
/// ComputeError.
class ComputeThread {
public:
    explicit ComputeThread(int threads) : thread_([this, threads] { loop(threads); }) {}

    ~ComputeThread() {
        {
            const std::lock_guard lock(mutex_);
            ends_ = true;
        }
        wake_.notify_all();
        thread_.join();
    }
    ComputeThread(const ComputeThread&) = delete;
    ComputeThread& operator=(const ComputeThread&) = delete;

    /// Runs `work` on the compute thread and waits for its result.
    template <typename Work>
    auto run(Work work) {
        using Result = decltype(work());
        std::packaged_task<Result()> task([&work]() -> Result { return translated(work); });
        auto future = task.get_future();
        {
            const std::lock_guard lock(mutex_);
            queue_.emplace_back([&task] { task(); });
        }
        wake_.notify_all();
        return future.get();
    }

private:
    template <typename Work>
    static auto translated(Work& work) -> decltype(work()) {
        try {
            return work();
        } catch (const c10::Error& error) {
            const std::string reason = error.what_without_backtrace();
            throw isOutOfMemory(reason)
                ? ComputeError(MessageId::MemoryShort)
                : ComputeError(MessageId::ComputeFailed, {firstLineOf(reason)});
        } catch (const std::bad_alloc&) {
            throw ComputeError(MessageId::MemoryShort);
        }
    }

    /// Tells whether an error means that memory is short. Not every version of LibTorch has an
    /// error type for this, neither for the processor nor for a card.
    static bool isOutOfMemory(const std::string& reason) {
        return reason.find("allocate memory") != std::string::npos ||
               reason.find("out of memory") != std::string::npos;
    }

    static std::string firstLineOf(const std::string& text) {
        return text.substr(0, text.find('\n'));
    }

    void loop(int threads) {
        lowerThreadPriority();
        at::set_num_threads(threads > 0 ? threads : availableProcessors());
        std::unique_lock lock(mutex_);
        while (true) {
            wake_.wait(lock, [this] { return ends_ || !queue_.empty(); });
            if (queue_.empty()) {
                return;
            }
            const std::function<void()> next = std::move(queue_.front());
            queue_.pop_front();
            lock.unlock();
            next();
            lock.lock();
        }
    }

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> queue_;
    bool ends_ = false;
    std::thread thread_;
};

}  // namespace disyre
