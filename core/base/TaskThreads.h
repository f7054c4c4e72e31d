// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace disyre {

/// A pool of threads that stays alive and is given numbered tasks, again and again. Everything in
/// core that runs on several threads uses such a pool, except a few threads that serve a single
/// purpose and say so beside them. All members must be called from the same thread, which is none
/// of the pool's.
class TaskThreads {
public:
    /// @param threads the number of threads; a number below 1 counts as 1.
    /// @param begin called once in each thread before its first task; it must not throw.
    /// Throws std::system_error if the system cannot start another thread.
    explicit TaskThreads(int threads, const std::function<void()>& begin = {});
    /// Waits for the tasks that have begun; those that have not are dropped.
    ~TaskThreads();
    TaskThreads(const TaskThreads&) = delete;
    TaskThreads& operator=(const TaskThreads&) = delete;

    [[nodiscard]] int count() const { return static_cast<int>(threads_.size()); }

    /// Runs task(0), ..., task(count - 1), which are started in this order as threads become free,
    /// and waits for all of them. If tasks have thrown, it then throws the exception of the one
    /// with the lowest number again.
    void run(int count, const std::function<void(int)>& task);

    /// Starts the tasks as run() does and returns without waiting for them. The tasks of an earlier
    /// start() must have been waited for.
    void start(int count, std::function<void(int)> task);
    /// Waits for all tasks of start(), and throws as run() does.
    void wait();

private:
    void loop(const std::function<void()>& begin);
    void end();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::condition_variable finished_;
    std::function<void(int)> task_;
    int count_ = 0;
    int next_ = 0;
    int done_ = 0;
    int failedNumber_ = 0;
    std::exception_ptr failure_;
    bool ends_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace disyre
