// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/KeyController.h"

#include <QKeyEvent>

#include "ui/healing/HealingSession.h"
#include "ui/timeline/Timeline.h"
#include "ui/window/SlicePresenter.h"
#include "ui/window/StepController.h"
#include "ui/window/ViewActions.h"

namespace disyre::ui {

namespace {

constexpr int kBlinkMilliseconds = 400;

}  // namespace

KeyController::KeyController(HealingSession& session, SlicePresenter& presenter, Timeline& timeline,
                             StepController& steps, ViewActions& views, QObject* parent)
    : QObject(parent),
      session_(session),
      presenter_(presenter),
      timeline_(timeline),
      steps_(steps),
      views_(views) {
    blinkTimer_.setInterval(kBlinkMilliseconds);
    connect(&blinkTimer_, &QTimer::timeout, this, [this] {
        originalShown_ = !originalShown_;
        presenter_.setOriginalShown(originalShown_);
    });
}

bool KeyController::press(const QKeyEvent& event) {
    const bool plain = (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!plain || !session_.cases().scan()) {
        return false;
    }
    switch (event.key()) {
        case Qt::Key_Left:
            timeline_.stepBack();
            return true;
        case Qt::Key_Right:
            timeline_.stepOn();
            return true;
        case Qt::Key_Escape:
            views_.setTool(ViewTool::Crosshair);
            return true;
        case Qt::Key_Home:
            steps_.showPosition(0);
            return true;
        case Qt::Key_End:
            steps_.showPosition(timeline_.available());
            return true;
        case Qt::Key_Space:
            timeline_.setPlaying(!timeline_.playing());
            return true;
        case Qt::Key_B:
            if (!event.isAutoRepeat()) {
                startBlinking();
            }
            return true;
        default:
            return false;
    }
}

bool KeyController::release(const QKeyEvent& event) {
    if (event.key() != Qt::Key_B || event.isAutoRepeat()) {
        return false;
    }
    stopBlinking();
    return true;
}

void KeyController::startBlinking() {
    if (!blinkTimer_.isActive()) {
        originalShown_ = true;
        presenter_.setOriginalShown(true);
        blinkTimer_.start();
    }
}

void KeyController::stopBlinking() {
    if (blinkTimer_.isActive()) {
        blinkTimer_.stop();
        originalShown_ = false;
        presenter_.setOriginalShown(false);
    }
}

}  // namespace disyre::ui
