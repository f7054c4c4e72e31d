// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/TaskThreads.h"

#include <algorithm>
#include <utility>

namespace disyre {

TaskThreads::TaskThreads(int threads, const std::function<void()>& begin) {
    for (int i = 0; i < std::max(1, threads); ++i) {
        threads_.emplace_back([this, begin] { loop(begin); });
    }
}

TaskThreads::~TaskThreads() {
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) {
        thread.join();
    }
}

void TaskThreads::run(int count, const std::function<void(int)>& task) {
    std::unique_lock lock(mutex_);
    task_ = &task;
    count_ = std::max(0, count);
    next_ = done_ = 0;
    failure_ = nullptr;
    wake_.notify_all();
    finished_.wait(lock, [this] { return done_ == count_; });
    task_ = nullptr;
    if (failure_) {
        std::rethrow_exception(std::exchange(failure_, nullptr));
    }
}

void TaskThreads::loop(const std::function<void()>& begin) {
    if (begin) {
        begin();
    }
    std::unique_lock lock(mutex_);
    while (true) {
        wake_.wait(lock, [this] { return ends_ || (task_ != nullptr && next_ < count_); });
        if (ends_) {
            return;
        }
        const int number = next_++;
        const auto& task = *task_;
        std::exception_ptr failure;
        lock.unlock();
        try {
            task(number);
        } catch (...) {
            failure = std::current_exception();
        }
        lock.lock();
        if (failure && (!failure_ || number < failedNumber_)) {
            failure_ = failure;
            failedNumber_ = number;
        }
        if (++done_ == count_) {
            finished_.notify_all();
        }
    }
}

}  // namespace disyre
