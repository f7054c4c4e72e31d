// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/FrameClock.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace disyre::ui {

namespace {

constexpr int kFrameMilliseconds = 16;

}  // namespace

FrameClock& FrameClock::instance() {
    static QPointer<FrameClock> clock;
    if (clock.isNull()) {
        clock = new FrameClock(QCoreApplication::instance());
    }
    return *clock;
}

FrameClock::FrameClock(QObject* parent) : QObject(parent) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &FrameClock::tick);
}

void FrameClock::request() {
    if (!timer_.isActive()) {
        const qint64 since = sinceTick_.isValid() ? sinceTick_.elapsed() : kFrameMilliseconds;
        timer_.start(static_cast<int>(std::max<qint64>(0, kFrameMilliseconds - since)));
    }
}

void FrameClock::schedule(QWidget* widget) {
    if (std::find(waiting_.begin(), waiting_.end(), widget) == waiting_.end()) {
        waiting_.emplace_back(widget);
    }
    if (!preparing_) {
        request();
    }
}

void FrameClock::tick() {
    sinceTick_.start();
    preparing_ = true;
    Q_EMIT frame();
    preparing_ = false;
    for (const auto& widget : std::exchange(waiting_, {})) {
        if (!widget.isNull()) {
            widget->update();
        }
    }
}

}  // namespace disyre::ui
