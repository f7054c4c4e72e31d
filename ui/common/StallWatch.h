// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace disyre::ui {

/// Measures the longest time in which the event loop could not handle events.
class StallWatch {
public:
    StallWatch() {
        timer_.setTimerType(Qt::PreciseTimer);
        timer_.setInterval(kBeat);
        QObject::connect(&timer_, &QTimer::timeout,
                         [this] { longest_ = std::max(longest_, clock_.restart() - kBeat); });
    }

    void start() {
        longest_ = 0;
        clock_.start();
        timer_.start();
    }
    /// The longest stall since start(), in milliseconds.
    [[nodiscard]] qint64 longest() const { return std::max(longest_, clock_.elapsed() - kBeat); }

private:
    static constexpr qint64 kBeat = 5;
    QTimer timer_;
    QElapsedTimer clock_;
    qint64 longest_ = 0;
};

}  // namespace disyre::ui
