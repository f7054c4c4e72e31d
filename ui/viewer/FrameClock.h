// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <vector>

namespace disyre::ui {

/// Lets widgets be drawn together, at most 60 times a second. Each time any of them is drawn the
/// window system puts the whole window together anew, which costs more than the drawing.
class FrameClock : public QObject {
    Q_OBJECT

public:
    /// The one of the window's thread; lives as long as the application object.
    static FrameClock& instance();

    /// Emits frame() soon.
    void request();
    /// Calls the widget's update() in the next frame, or in the one that is being prepared.
    void schedule(QWidget* widget);

Q_SIGNALS:
    /// Time to change what is shown: everything changed now appears together.
    void frame();

private:
    explicit FrameClock(QObject* parent);
    void tick();

    QTimer timer_;
    QElapsedTimer sinceTick_;
    std::vector<QPointer<QWidget>> waiting_;
    bool preparing_ = false;
};

}  // namespace disyre::ui
