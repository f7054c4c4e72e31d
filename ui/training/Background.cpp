// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/Background.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <new>

#include "core/platform/Machine.h"

namespace disyre::ui {

namespace {

// A survey of a hundred scans must not keep a preview waiting.
constexpr int kThreads = 3;

QThreadPool& pool() {
    static QThreadPool threads;
    threads.setMaxThreadCount(kThreads);
    return threads;
}

/// The pool's threads stay: each is lowered once, or it would sink with every piece of work.
void beQuiet() {
    thread_local bool lowered = false;
    if (!lowered) {
        lowered = true;
        lowerThreadPriority();
    }
}

}  // namespace

void Background::start(Job job) {
    stop();
    stop_ = StopToken();
    auto relay = std::make_shared<Relay>();
    QObject::connect(
        relay.get(), &Relay::said, receiver_,
        [stop = stop_](const std::function<void()>& answer) {
            if (!stop.stopRequested()) {
                answer();
            }
        },
        Qt::QueuedConnection);
    pool().start([relay, stop = stop_, work = std::move(job)] {
        beQuiet();
        work([&relay](std::function<void()> answer) { Q_EMIT relay->said(answer); }, stop);
    });
}

QString reasonOf(const std::exception& error) {
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) {
        return QCoreApplication::translate("disyre::ui::Background",
                                           "There is not enough memory for this.");
    }
    return QString::fromUtf8(error.what());
}

}  // namespace disyre::ui
