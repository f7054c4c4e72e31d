// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <vector>

namespace disyre::ui {

/// Makes widgets draw at the same time, at most 60 times a second. Whenever any of them draws, the
/// window system puts the whole window together again, which costs more than the drawing itself.
class FrameClock : public QObject {
    Q_OBJECT

public:
    /// The clock that all widgets share; it lives as long as the application object.
    static FrameClock& instance();

    /// Asks for the signal frame(), which comes at the next frame of the screen.
    void request();
    /// Calls the widget's update() at the next frame, or at the one that is being prepared.
    void schedule(QWidget* widget);

Q_SIGNALS:
    /// It is time to change what is shown; everything that is changed now appears together.
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
