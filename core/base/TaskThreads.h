// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace disyre {

/// Threads that stay alive and share out numbered tasks, again and again.
class TaskThreads {
public:
    /// @param threads at least 1; the caller of run() is not one of them.
    /// @param begin called once in each thread before its first task; it must not throw.
    explicit TaskThreads(int threads, const std::function<void()>& begin = {});
    ~TaskThreads();
    TaskThreads(const TaskThreads&) = delete;
    TaskThreads& operator=(const TaskThreads&) = delete;

    /// Runs task(0), ... task(count - 1), in this order as threads become free, and waits for all of
    /// them. Rethrows the error of the lowest number that failed. To be called from one thread.
    void run(int count, const std::function<void(int)>& task);

private:
    void loop(const std::function<void()>& begin);

    std::mutex mutex_;
    std::condition_variable wake_;
    std::condition_variable finished_;
    const std::function<void(int)>* task_ = nullptr;
    int count_ = 0;
    int next_ = 0;
    int done_ = 0;
    int failedNumber_ = 0;
    std::exception_ptr failure_;
    bool ends_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace disyre
