// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by compute's own files only: it exposes LibTorch.
#include <torch/torch.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <new>
#include <string>
#include <thread>

#include "core/base/Error.h"
#include "core/platform/Machine.h"

namespace disyre {

/// The one thread that calls LibTorch. Its errors arrive at the caller as ours.
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

    /// Runs `work` on the compute thread and waits for it.
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
            throw ComputeError(saysMemoryIsShort(reason) ? kMemoryIsShort : firstLine(reason));
        } catch (const std::bad_alloc&) {
            throw ComputeError(kMemoryIsShort);
        }
    }

    static constexpr const char* kMemoryIsShort =
        "There is not enough memory. Close other programs and try again.";

    /// LibTorch's allocators, of the processor and of a card, have no type of their own for it in every
    /// version.
    static bool saysMemoryIsShort(const std::string& reason) {
        return reason.find("allocate memory") != std::string::npos ||
               reason.find("out of memory") != std::string::npos;
    }

    static std::string firstLine(const std::string& text) {
        return "The computation failed: " + text.substr(0, text.find('\n')) +
               " Try again with the device \"cpu\".";
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
