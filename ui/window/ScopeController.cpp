// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ScopeController.h"

#include <optional>

#include "core/workflows/ScanScope.h"
#include "ui/common/ErrorText.h"
#include "ui/healing/HealingSession.h"
#include "ui/window/ModelController.h"
#include "ui/window/ScopeBanner.h"

namespace disyre::ui {

ScopeController::ScopeController(HealingSession& session, ModelController& models,
                                 ScopeBanner& banner, QObject* parent)
    : QObject(parent), session_(session), models_(models), banner_(banner) {
    connect(&session_.cases(), &CaseList::caseShown, this, &ScopeController::chooseModel);
    // The brain of a whole head is found while it is being healed, and tells more of the scan.
    connect(&session_.cases(), &CaseList::stateChanged, this, &ScopeController::update);
    connect(&session_.model(), &ModelChoice::changed, this, &ScopeController::update);
}

void ScopeController::chooseModel() {
    const HealingCase* shown = session_.cases().shown();
    if (shown != nullptr && shown->scan) {
        models_.chooseFor(shown->traits());
    }
    update();
}

void ScopeController::update() {
    const HealingCase* shown = session_.cases().shown();
    const std::optional<ModelCard>& card = session_.model().card();
    if (shown == nullptr || !shown->scan || !card) {
        banner_.setPoints(ScopeBanner::Kind::Fits, {}, {});
        return;
    }
    const QString model = QString::fromStdString(card->name);
    QStringList points;
    for (const Message& message : scopeOf(shown->traits(), *card)) {
        points << messageText(message);
    }
    QString summary = tr("In %n point(s) this scan differs from what the model %1 was trained on",
                         nullptr, static_cast<int>(points.size()))
                          .arg(model);
    const auto kind = points.isEmpty() ? ScopeBanner::Kind::Fits : ScopeBanner::Kind::Differs;
    if (models_.isForContrast() && fitsContrast(shown->traits(), *card)) {
        if (points.isEmpty()) {
            summary = tr("The model %1 was chosen for this scan").arg(model);
        }
        points.prepend(
            tr("This is a %1 scan by the order of its tissues' brightness, so the model %2, which "
               "was trained on %3 scans, was chosen. Another one can be chosen under "
               "Settings.")
                .arg(QString::fromLatin1(nameOf(shown->traits().tissue.contrast)), model,
                     QString::fromStdString(card->modality)));
    }
    banner_.setPoints(kind, summary, points);
}

}  // namespace disyre::ui
