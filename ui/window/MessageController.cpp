// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MessageController.h"

#include "ui/common/MessageBar.h"
#include "ui/healing/HealingSession.h"
#include "ui/healing/SingleStepProfile.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

MessageController::MessageController(HealingSession& session, SingleStepProfile& profile,
                                     MessageBar& bar, QObject* parent)
    : QObject(parent), session_(session), bar_(bar) {
    connect(&session_.cases(), &CaseList::openFailed, this, &MessageController::showProblem);
    connect(&session_.model(), &ModelChoice::failed, this, &MessageController::showProblem);
    connect(&session_.job(), &HealingJob::failed, this, &MessageController::showProblem);
    connect(&session_.saver(), &ResultSaver::failed, this, &MessageController::showProblem);
    connect(&session_.job(), &HealingJob::warned, this, &MessageController::showInformation);
    connect(&session_.saver(), &ResultSaver::saved, this, [this](const QStringList& paths) {
        showInformation(tr("Saved %1").arg(paths.join(u", "_s)));
    });
    connect(&session_.job(), &HealingJob::healingEnded, this, &MessageController::tellEndOfHealing);
    connect(&session_.cases(), &CaseList::stateChanged, this, [this] {
        const HealingCase* inWork = session_.job().healingCase();
        if (inWork != nullptr && inWork->state == HealingState::Preparing) {
            dismiss();
        }
    });
    connect(&profile, &SingleStepProfile::failed, this, &MessageController::showProblem);
}

void MessageController::showProblem(const QString& text) {
    bar_.showMessage(MessageBar::Kind::Problem, text);
}

void MessageController::showInformation(const QString& text) {
    bar_.showMessage(MessageBar::Kind::Information, text);
}

void MessageController::dismiss() {
    bar_.dismiss();
}

void MessageController::tellEndOfHealing(bool stopped) {
    if (!stopped) {
        return;
    }
    const int slices =
        session_.cases().cache() != nullptr ? session_.cases().cache()->slicesComplete() : 0;
    showInformation(slices > 0 ? tr("Stopped. The slices healed so far are kept; Heal goes on "
                                    "from there.")
                               : tr("Stopped before a slice was finished."));
}

}  // namespace disyre::ui
