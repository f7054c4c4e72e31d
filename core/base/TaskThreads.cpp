// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/TaskThreads.h"

#include <algorithm>
#include <utility>

namespace disyre {

TaskThreads::TaskThreads(int threads, const std::function<void()>& begin) {
    try {
        for (int i = 0; i < std::max(1, threads); ++i) {
            threads_.emplace_back([this, begin] { loop(begin); });
        }
    } catch (...) {
        // The threads that did start refer to this object, so they must end before it does.
        end();
        throw;
    }
}

TaskThreads::~TaskThreads() {
    end();
}

void TaskThreads::end() {
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
    start(count, task);
    wait();
}

void TaskThreads::start(int count, std::function<void(int)> task) {
    {
        const std::lock_guard lock(mutex_);
        task_ = std::move(task);
        count_ = std::max(0, count);
        next_ = done_ = 0;
        failure_ = nullptr;
    }
    wake_.notify_all();
}

void TaskThreads::wait() {
    std::unique_lock lock(mutex_);
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
        wake_.wait(lock, [this] { return ends_ || next_ < count_; });
        if (ends_) {
            return;
        }
        const int number = next_++;
        std::exception_ptr failure;
        lock.unlock();
        try {
            // task_ can be read without the lock, because it is not changed before all tasks are
            // done.
            task_(number);
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
