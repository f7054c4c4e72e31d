// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/UnsavedGuard.h"

#include <QWidget>

#include "ui/common/ConfirmBar.h"
#include "ui/healing/HealingSession.h"
#include "ui/window/ReviewController.h"
#include "ui/window/TrainingPresenter.h"

namespace disyre::ui {

UnsavedGuard::UnsavedGuard(HealingSession& session, const ReviewController& review,
                           const TrainingPresenter& training, ConfirmBar& bar, QWidget& window)
    : QObject(&window),
      session_(session),
      review_(review),
      training_(training),
      bar_(bar),
      window_(window) {
    // What a question says is not true any more once something was saved, and a question about one
    // scan says nothing about another.
    connect(&session_.saver(), &ResultSaver::saved, &bar_, &QWidget::hide);
    connect(&session_.cases(), &CaseList::caseShown, &bar_, &QWidget::hide);
}

void UnsavedGuard::closeScan() {
    const HealingCase* shown = session_.cases().shown();
    if (shown == nullptr) {
        return;
    }
    const int id = shown->id;
    const QStringList lost = review_.unsavedOf(*shown);
    if (lost.isEmpty()) {
        session_.cases().close(id);
        return;
    }
    bar_.ask(
        tr("Close the scan? %1").arg(lost.join(u' ')), tr("&Close all the same"),
        [this, id] { session_.cases().close(id); }, tr("&Keep it open"));
}

bool UnsavedGuard::asksBeforeQuitting() {
    QStringList lost;
    for (const auto& one : session_.cases().all()) {
        lost += review_.unsavedOf(*one);
    }
    if (training_.isRunning()) {
        lost << tr("A training is running; it ends with its last checkpoint and can be resumed.");
    }
    if (quitConfirmed_ || lost.isEmpty()) {
        return false;
    }
    bar_.ask(
        tr("Quit? %1").arg(lost.join(u' ')), tr("&Quit all the same"),
        [this] {
            quitConfirmed_ = true;
            window_.close();
        },
        tr("&Stay"));
    return true;
}

}  // namespace disyre::ui
