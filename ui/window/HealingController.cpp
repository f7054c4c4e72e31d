// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/HealingController.h"

#include <QAction>
#include <QMenu>
#include <QSignalBlocker>

#include "ui/common/Settings.h"
#include "ui/healing/HealingSession.h"
#include "ui/healing/SingleStepProfile.h"
#include "ui/timeline/Timeline.h"
#include "ui/window/HealingPanel.h"
#include "ui/window/HealingProgress.h"
#include "ui/window/SlicePresenter.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kProgressMilliseconds = 500;

/// The state of the scan that is healed, even where another one is looked at; without a healing,
/// the state of the scan shown.
HealingState stateInWork(const HealingSession& session) {
    const HealingCase* inWork = session.job().healingCase();
    return inWork != nullptr ? inWork->state : session.cases().state();
}

Timeline::Activity activityIn(HealingState state) {
    switch (state) {
        case HealingState::Empty:
            return Timeline::Activity::NoScan;
        case HealingState::Preparing:
            return Timeline::Activity::Preparing;
        case HealingState::Healing:
            return Timeline::Activity::Healing;
        case HealingState::Pausing:
            return Timeline::Activity::Pausing;
        case HealingState::Stopping:
            return Timeline::Activity::Stopping;
        case HealingState::Paused:
            return Timeline::Activity::Paused;
        case HealingState::Ready:
        case HealingState::Done:
        case HealingState::Failed:
            break;
    }
    return Timeline::Activity::Idle;
}

}  // namespace

HealingController::HealingController(HealingSession& session, SingleStepProfile& profile,
                                     SlicePresenter& presenter, Timeline& timeline,
                                     HealingPanel& panel, Settings& settings, QObject* parent)
    : QObject(parent),
      session_(session),
      profile_(profile),
      presenter_(presenter),
      timeline_(timeline),
      panel_(panel),
      settings_(settings),
      texts_(staticMetaObject) {
    healVolume_ = make(u"healVolumeAction"_s, QT_TR_NOOP("Heal the &volume"),
                       Qt::CTRL | Qt::Key_Return, &HealingController::healVolume);
    healSlab_ = make(u"healSlabAction"_s, QT_TR_NOOP("Heal a sla&b about this slice"),
                     Qt::CTRL | Qt::ALT | Qt::Key_Return, &HealingController::healSlab);
    healSlice_ = make(u"healSliceAction"_s, QT_TR_NOOP("Heal this &slice only"),
                      Qt::CTRL | Qt::SHIFT | Qt::Key_Return, &HealingController::healSlice);
    pause_ = make(u"pauseAction"_s, QT_TR_NOOP("&Pause or resume"), Qt::SHIFT | Qt::Key_P,
                  &HealingController::pauseOrResume);
    stop_ = make(u"stopAction"_s, QT_TR_NOOP("S&top"), Qt::Key_Escape, &HealingController::stop);
    computeProfile_ = make(u"computeProfileAction"_s, QT_TR_NOOP("Single-step p&rofile"), Qt::Key_T,
                           &HealingController::computeProfile);

    panel_.setDevice(settings_.device());
    panel_.setSlab(settings_.slab());
    panel_.setSettings(settings_.healing());
    panel_.setExpertShown(settings_.expertShown());
    takeSettings();
    connect(&panel_, &HealingPanel::expertToggled, this,
            [this](bool shown) { settings_.setExpertShown(shown); });
    connect(&panel_, &HealingPanel::changed, this, [this] {
        settings_.setHealing(panel_.settings());
        settings_.setDevice(panel_.device());
        settings_.setSlab(panel_.slab());
        takeSettings();
        updateProgress();
    });
    connect(&timeline_, &Timeline::healVolumeRequested, this, &HealingController::healVolume);
    connect(&timeline_, &Timeline::healSlabRequested, this, &HealingController::healSlab);
    connect(&timeline_, &Timeline::healSliceRequested, this, &HealingController::healSlice);
    connect(&timeline_, &Timeline::pauseRequested, this, &HealingController::pauseOrResume);
    connect(&timeline_, &Timeline::resumeRequested, this, &HealingController::pauseOrResume);
    connect(&timeline_, &Timeline::stopRequested, this, &HealingController::stop);
    connect(&session_.cases(), &CaseList::stateChanged, this, &HealingController::updateState);
    connect(&session_.model(), &ModelChoice::changed, this, &HealingController::updateState);
    connect(&session_.cases(), &CaseList::caseShown, this, &HealingController::updateProgress);
    connect(&session_.job(), &HealingJob::healingStarted, this, &HealingController::updateProgress);
    connect(&session_.job(), &HealingJob::healingEnded, this, &HealingController::updateProgress);
    connect(&profile_, &SingleStepProfile::changed, this, [this] { stop_->setEnabled(canStop()); });
    progressTimer_.setInterval(kProgressMilliseconds);
    connect(&progressTimer_, &QTimer::timeout, this, &HealingController::updateProgress);
    updateState();
}

QAction* HealingController::make(const QString& name, const char* text, const QKeySequence& key,
                                 void (HealingController::*act)()) {
    auto* action = new QAction(this);
    action->setObjectName(name);
    action->setShortcut(key);
    texts_.add(*action, text);
    connect(action, &QAction::triggered, this, act);
    return action;
}

void HealingController::addTo(QMenu& menu) {
    menu.setToolTipsVisible(true);
    menu.addActions({healVolume_, healSlab_, healSlice_});
    menu.addSeparator();
    menu.addActions({pause_, stop_});
    menu.addSeparator();
    menu.addAction(computeProfile_);
    retranslate();
}

void HealingController::retranslate() {
    texts_.retranslate();
    computeProfile_->setToolTip(
        tr("Compute what a single step changes in this slice, at 20 values "
           "of t (T)"));
    updateProgress();
}

void HealingController::healVolume() {
    session_.job().heal(HealingJob::Extent::Volume, presenter_.slice());
}

void HealingController::healSlab() {
    session_.job().heal(HealingJob::Extent::Slab, presenter_.slice());
}

void HealingController::healSlice() {
    session_.job().heal(HealingJob::Extent::Slice, presenter_.slice());
}

void HealingController::pauseOrResume() {
    session_.job().busy() ? session_.job().pause() : session_.job().resume();
}

void HealingController::stop() {
    profile_.running() ? profile_.stop() : session_.job().stop();
}

void HealingController::computeProfile() {
    Q_EMIT profileRequested();
    if (!profile_.running()) {
        profile_.begin(presenter_.slice());
    }
}

void HealingController::setSettings(const HealingSettings& settings) {
    {
        const QSignalBlocker quiet(panel_);
        panel_.setSettings(settings);
    }
    session_.job().setChoices({panel_.settings(), panel_.device(), panel_.slab()});
    Q_EMIT settingsChanged();
    updateProgress();
}

void HealingController::takeSettings() {
    session_.job().setChoices({panel_.settings(), panel_.device(), panel_.slab()});
    Q_EMIT settingsChanged();
}

void HealingController::updateState() {
    const Timeline::Activity activity = activityIn(stateInWork(session_));
    timeline_.setActivity(activity, session_.job().canHeal());
    for (QAction* action : {healVolume_, healSlab_, healSlice_, computeProfile_}) {
        action->setEnabled(session_.job().canHeal());
    }
    pause_->setEnabled(activity == Timeline::Activity::Healing || session_.job().canResume());
    stop_->setEnabled(canStop());
    session_.job().busy() ? progressTimer_.start() : progressTimer_.stop();
    updateProgress();
}

bool HealingController::canStop() const {
    const HealingState state = stateInWork(session_);
    return profile_.running() || state == HealingState::Preparing ||
           state == HealingState::Healing || state == HealingState::Paused;
}

void HealingController::updateProgress() {
    Q_EMIT progressed();
    if (const auto progress = HealingProgress::of(session_)) {
        timeline_.setProgress(progress->fraction, progress->text);
    }
}

}  // namespace disyre::ui
