// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/SampleTour.h"

#include "ui/healing/HealingSession.h"
#include "ui/window/HealingController.h"
#include "ui/window/MessageController.h"
#include "ui/window/ScansController.h"

namespace disyre::ui {

SampleTour::SampleTour(HealingSession& session, ScansController& scans, HealingController& healing,
                       MessageController& messages, QObject* parent)
    : QObject(parent), session_(session), scans_(scans), healing_(healing), messages_(messages) {
    // The window lays a scan out when it is shown; healing begins after that.
    connect(&session_.cases(), &CaseList::scanOpened, this, &SampleTour::takeScan,
            Qt::QueuedConnection);
    connect(&session_.cases(), &CaseList::openFailed, this, [this] { stage_ = Stage::Idle; });
    connect(&session_.job(), &HealingJob::healingEnded, this, &SampleTour::takeEnd);
}

void SampleTour::begin() {
    stage_ = Stage::Opening;
    scans_.openSample();
}

bool SampleTour::showsSample() const {
    const HealingCase* one = session_.cases().shown();
    return one != nullptr && one->scan && one->file.empty();
}

void SampleTour::takeScan() {
    if (stage_ != Stage::Opening) {
        return;
    }
    stage_ = showsSample() && session_.job().canHeal() ? Stage::Healing : Stage::Idle;
    if (stage_ == Stage::Healing) {
        healing_.healVolume();
    }
}

void SampleTour::takeEnd(bool stopped) {
    if (stage_ != Stage::Healing) {
        return;
    }
    stage_ = Stage::Idle;
    if (!stopped && showsSample()) {
        messages_.showInformation(
            tr("The sample is healed. N and P go from finding to finding; both of its made-up "
               "lesions are among them. F1 explains what the pointer rests on."));
    }
}

}  // namespace disyre::ui
