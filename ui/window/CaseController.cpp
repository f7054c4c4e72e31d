// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/CaseController.h"

#include "ui/healing/HealingSession.h"
#include "ui/timeline/Timeline.h"
#include "ui/window/MessageController.h"
#include "ui/window/SlicePresenter.h"
#include "ui/window/StepController.h"

namespace disyre::ui {

CaseController::CaseController(HealingSession& session, SlicePresenter& presenter,
                               Timeline& timeline, StepController& steps,
                               MessageController& messages, QObject* parent)
    : QObject(parent),
      session_(session),
      presenter_(presenter),
      timeline_(timeline),
      steps_(steps),
      messages_(messages) {
    connect(&session_.cases(), &CaseList::caseShown, this, &CaseController::showCase);
}

void CaseController::showCase() {
    if (shownCase_ >= 0) {
        viewStates_.insert(shownCase_,
                           {presenter_.crosshair(), timeline_.position(), steps_.followsNewest()});
    }
    shownCase_ = session_.cases().shownId();
    messages_.dismiss();
    timeline_.setPlaying(false);
    if (session_.cases().scan()) {
        showScan();
        return;
    }
    timeline_.setSlices(0);
    presenter_.refreshLater();
    steps_.update();
    Q_EMIT nothingShown();
}

void CaseController::showScan() {
    tellRemarks();
    Q_EMIT aboutToShowScan();
    timeline_.setSlices(session_.cases().scan()->slices());
    presenter_.showScan();
    const ViewState state = viewStates_.value(shownCase_, {presenter_.crosshair(), 0, true});
    steps_.setFollowsNewest(state.followsNewest);
    presenter_.setCrosshair(state.crosshair);
    presenter_.refreshNow();
    steps_.update();
    if (!state.followsNewest) {
        steps_.showPosition(state.position);
    }
    Q_EMIT scanShown();
}

void CaseController::tellRemarks() {
    const auto scan = session_.cases().scan();
    const QStringList remarks = scan->warnings + scan->notes;
    if (!remarks.isEmpty()) {
        messages_.showInformation(remarks.join(u' '));
    }
}

}  // namespace disyre::ui
