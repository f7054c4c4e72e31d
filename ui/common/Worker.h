// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>

#include "core/base/StopToken.h"

namespace disyre::ui {

/// Does slow work beside the window's thread, one piece after another. It is the one way in which
/// the window does anything slow; what computes within a piece of work (core's own threads) is
/// core's matter.
///
/// Threads: a worker is a member of the object that asks for the work, its receiver, and is used on
/// the receiver's thread alone. The work itself runs on another thread. It therefore owns all that
/// it uses, by copies or shared pointers, and never touches the receiver. What it finds it hands to
/// `reply` as a function, which then runs on the receiver's thread: replies come in order, and none
/// comes once the worker is stopped, given something else instead, or gone. Nobody waits for work
/// to end, except the program at its own end (waitForAll()).
class Worker {
public:
    /// Takes a function that is to run on the receiver's thread. May be called from any thread.
    using Reply = std::function<void(std::function<void()>)>;
    /// A piece of work. It ends soon after a stop is requested, and throws nothing.
    using Work = std::function<void(const Reply& reply, const StopToken& stop)>;

    /// Low is for work that may take minutes and should leave the processor to everything else.
    enum class Priority { Normal, Low };

    /// @param receiver the object that this worker is a member of.
    Worker(QObject* receiver, Priority priority);
    /// Stops; see stop().
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Does this after everything that was added before.
    void add(Work work);
    /// Does this instead of everything before: stops it, then begins at once. The earlier work may
    /// still be running while it notices the stop.
    void replace(Work work);
    /// Asks the work in progress to stop, drops its replies, and forgets what has not begun.
    void stop();

    /// Waits until no worker of the program has work in progress.
    static void waitForAll();

private:
    struct Queue;

    QObject* receiver_;
    Priority priority_;
    std::shared_ptr<Queue> queue_;
};

}  // namespace disyre::ui
