// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Worker.h"

#include <QThreadPool>

#include <deque>
#include <mutex>

#include "core/platform/Machine.h"

namespace disyre::ui {

namespace {

// Each worker has one piece of work in progress, and work that was stopped may take a while to end.
// With this many threads no worker has to wait for another one's work.
constexpr int kManyThreads = 64;

QThreadPool& poolFor(Worker::Priority priority) {
    static QThreadPool normal;
    static QThreadPool low;
    QThreadPool& pool = priority == Worker::Priority::Low ? low : normal;
    pool.setMaxThreadCount(kManyThreads);
    return pool;
}

/// Lowers the priority of this thread of the pool, but not again when the thread does other work
/// later, because it would sink further each time.
void lowerPriorityOnce() {
    thread_local bool lowered = false;
    if (!lowered) {
        lowered = true;
        lowerThreadPriority();
    }
}

}  // namespace

/// The work of one worker since it was made or last stopped. The threads that work on it keep it
/// alive.
struct Worker::Queue {
    std::mutex mutex;
    QObject* receiver = nullptr;  ///< null once the worker is stopped
    std::deque<Work> waiting;
    bool running = false;  ///< whether a thread works on it
    StopToken stop;

    static void answer(const std::shared_ptr<Queue>& queue, std::function<void()> function) {
        const std::lock_guard lock(queue->mutex);
        // The receiver cannot be destroyed while the mutex is locked, because its worker stops
        // first and needs the mutex for that.
        if (queue->receiver != nullptr) {
            QMetaObject::invokeMethod(
                queue->receiver,
                [queue, function = std::move(function)] {
                    if (!queue->stop.stopRequested()) {
                        function();
                    }
                },
                Qt::QueuedConnection);
        }
    }

    static void run(const std::shared_ptr<Queue>& queue) {
        const Reply reply = [queue](std::function<void()> function) {
            answer(queue, std::move(function));
        };
        while (true) {
            Work work;
            {
                const std::lock_guard lock(queue->mutex);
                if (queue->waiting.empty()) {
                    queue->running = false;
                    return;
                }
                work = std::move(queue->waiting.front());
                queue->waiting.pop_front();
            }
            work(reply, queue->stop);
        }
    }
};

Worker::Worker(QObject* receiver, Priority priority)
    : receiver_(receiver), priority_(priority), queue_(std::make_shared<Queue>()) {
    queue_->receiver = receiver_;
}

Worker::~Worker() {
    stop();
}

void Worker::add(Work work) {
    {
        const std::lock_guard lock(queue_->mutex);
        queue_->waiting.push_back(std::move(work));
        if (queue_->running) {
            return;
        }
        queue_->running = true;
    }
    poolFor(priority_).start([queue = queue_, low = priority_ == Priority::Low] {
        if (low) {
            lowerPriorityOnce();
        }
        Queue::run(queue);
    });
}

void Worker::replace(Work work) {
    stop();
    add(std::move(work));
}

void Worker::stop() {
    std::deque<Work> forgotten;
    {
        const std::lock_guard lock(queue_->mutex);
        queue_->stop.requestStop();
        queue_->receiver = nullptr;
        forgotten.swap(queue_->waiting);
    }
    queue_ = std::make_shared<Queue>();
    queue_->receiver = receiver_;
}

void Worker::waitForAll() {
    poolFor(Priority::Normal).waitForDone();
    poolFor(Priority::Low).waitForDone();
}

}  // namespace disyre::ui
