// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace disyre::ui {

/// Sleeps until there are events, 5 ms at most, and handles them. It keeps no processor busy.
inline void waitForEvents() {
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    beat.start(5);
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

/// Handles events until `done` returns true; false when that took longer than `milliseconds`. It is
/// for tools that drive the window without a person, never for the window itself.
template <typename Condition>
bool waitUntil(Condition done, int milliseconds) {
    const QDeadlineTimer deadline(milliseconds);
    while (!done()) {
        if (deadline.hasExpired()) {
            return false;
        }
        waitForEvents();
    }
    return true;
}

/// Handles events for so long, so that the window is drawn as a person would see it.
inline void settle(int milliseconds) {
    const QDeadlineTimer deadline(milliseconds);
    while (!deadline.hasExpired()) {
        waitForEvents();
    }
}

}  // namespace disyre::ui
