// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/StepController.h"

#include <cstdlib>

#include "ui/healing/HealingSession.h"
#include "ui/plots/StepPlot.h"
#include "ui/timeline/Timeline.h"
#include "ui/window/SlicePresenter.h"

namespace disyre::ui {

namespace {

// Drawing the curve takes longer than drawing a slice, so it is not drawn with every frame.
constexpr int kCurveMilliseconds = 250;

}  // namespace

StepController::StepController(HealingSession& session, SlicePresenter& presenter,
                               Timeline& timeline, StepPlot& plot, QObject* parent)
    : QObject(parent), session_(session), presenter_(presenter), timeline_(timeline), plot_(plot) {
    curveTimer_.setSingleShot(true);
    curveTimer_.setInterval(kCurveMilliseconds);
    connect(&curveTimer_, &QTimer::timeout, this, &StepController::updateCurve);
    connect(&timeline_, &Timeline::sliceChosen, this,
            [this](int slice) { presenter_.setSlice(slice); });
    connect(&timeline_, &Timeline::positionChosen, this, &StepController::takeChosenPosition);
    connect(&plot_, &StepPlot::stepChosen, this, &StepController::showPosition);
    connect(&presenter_, &SlicePresenter::crosshairMoved, this, &StepController::followSlice);
    connect(&session_.cases(), &CaseList::stateChanged, this, &StepController::update);
    connect(&session_.model(), &ModelChoice::changed, this, &StepController::update);
    connect(&session_.job(), &HealingJob::frameAdded, this, &StepController::takeFrame);
    connect(&session_.job(), &HealingJob::healingStarted, this, [this] {
        followsNewest_ = true;
        timeline_.setPlaying(false);
        update();
        presenter_.refreshLater();
    });
    connect(&session_.job(), &HealingJob::healingEnded, this, [this] {
        update();
        presenter_.refreshLater();
    });
    update();
}

void StepController::showPosition(int position) {
    timeline_.setPlaying(false);
    timeline_.setPosition(position);
    takeChosenPosition(timeline_.position());
}

void StepController::takeChosenPosition(int position) {
    followsNewest_ = position == timeline_.available();
    showInViews(position);
    plot_.setCurrentStep(position);
}

void StepController::showInViews(int position) {
    presenter_.setPosition(position, followsNewest_ && !timeline_.playing());
    Q_EMIT positionShown(position, timeline_.available());
}

void StepController::takeFrame(int modelSlice) {
    const StepCache& cache = *session_.cases().cache();
    // Where the processor draws, drawing costs as much as healing. A frame of a slice that is not
    // in the axial view therefore reaches the curve and the other views a few times a second only.
    const int away = std::abs(modelSlice - modelSliceOf(cache.prepared(), presenter_.slice()));
    const bool inView = away <= 1;
    presenter_.takeFrame(inView, away <= 1 + cache.reachAcross());
    if (inView) {
        updateTimeline();
        updateCurve();
    } else {
        updateCurveSoon();
    }
}

void StepController::followSlice() {
    timeline_.setSlice(presenter_.slice(), presenter_.sliceMillimetres());
    if (presenter_.slice() != followedSlice_) {
        followedSlice_ = presenter_.slice();
        if (session_.cases().cache() != nullptr) {
            updateTimeline();
            updateCurveSoon();
        }
    }
}

void StepController::update() {
    updateTimeline();
    updateCurve();
}

std::vector<int> StepController::steps() const {
    const StepCache* cache = session_.cases().cache();
    return cache != nullptr ? cache->ts() : session_.job().plannedTs();
}

void StepController::updateTimeline() {
    const StepCache* cache = session_.cases().cache();
    const std::vector<int> ts = steps();
    const int before = timeline_.position();
    const int available = cache != nullptr ? cache->positionsOf(presenter_.slice()) : 0;
    timeline_.setSteps(ts, available);
    if (followsNewest_ && !timeline_.playing()) {
        timeline_.setPosition(available);
    } else if (before <= available) {
        timeline_.setPosition(before);
    }
    showInViews(timeline_.position());
    Q_EMIT stepsChanged(ts);
}

void StepController::updateCurve() {
    const StepCache* cache = session_.cases().cache();
    const std::vector<int> ts = steps();
    plot_.setSteps(ts);
    StepPlot::Values slice(ts.size());
    StepPlot::Values volume(ts.size());
    for (std::size_t i = 0; cache != nullptr && i < ts.size(); ++i) {
        slice[i] = cache->meanOfSlice(static_cast<int>(i), presenter_.slice());
        volume[i] = cache->meanOfVolume(static_cast<int>(i));
    }
    plot_.setValues(slice, volume);
    plot_.setCurrentStep(timeline_.position());
}

void StepController::updateCurveSoon() {
    if (!curveTimer_.isActive()) {
        curveTimer_.start();
    }
}

}  // namespace disyre::ui
