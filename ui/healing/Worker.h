// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <utility>

namespace disyre::ui {

/// One thread that does what it is given, in order. Ends when destroyed, after the job at hand.
class Worker {
public:
    Worker() {
        context_.moveToThread(&thread_);
        thread_.start();
    }
    ~Worker() {
        thread_.quit();
        thread_.wait();
    }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    template <typename Job>
    void post(Job&& job) {
        QMetaObject::invokeMethod(&context_, std::forward<Job>(job), Qt::QueuedConnection);
    }

private:
    QThread thread_;
    QObject context_;
};

}  // namespace disyre::ui
