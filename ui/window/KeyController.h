// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

class QKeyEvent;

namespace disyre::ui {

class HealingSession;
class SlicePresenter;
class StepController;
class Timeline;
class ViewActions;

/// What the window does with the keys that are no shortcuts of actions: keys that step and play,
/// Esc that leaves a tool, and B, which blinks the original while it is held.
class KeyController : public QObject {
    Q_OBJECT

public:
    KeyController(HealingSession& session, SlicePresenter& presenter, Timeline& timeline,
                  StepController& steps, ViewActions& views, QObject* parent);

    /// @return whether the key had a meaning here.
    bool press(const QKeyEvent& event);
    /// @return whether the key had a meaning here.
    bool release(const QKeyEvent& event);
    /// Ends the blinking. When the window is no longer active, it will not see that B is released.
    void stopBlinking();

private:
    void startBlinking();

    HealingSession& session_;
    SlicePresenter& presenter_;
    Timeline& timeline_;
    StepController& steps_;
    ViewActions& views_;
    QTimer blinkTimer_;
    bool originalShown_ = false;
};

}  // namespace disyre::ui
