// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/LayerController.h"

#include <QAction>
#include <QMenu>

#include <chrono>
#include <optional>

#include "ui/common/Settings.h"
#include "ui/findings/FindingsPresenter.h"
#include "ui/healing/HealingSession.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/SlicePresenter.h"
#include "ui/window/ThresholdSuggestion.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// How often the level of a scan is looked at while it heals; see FindingsPresenter.
constexpr std::chrono::milliseconds kWhileHealing{1000};

}  // namespace

LayerController::LayerController(HealingSession& session, Settings& settings, LayerPanel& panel,
                                 SlicePresenter& presenter, FindingsPresenter& findings,
                                 QObject* parent)
    : QObject(parent),
      session_(session),
      settings_(settings),
      panel_(panel),
      presenter_(presenter),
      findings_(findings),
      texts_(staticMetaObject) {
    panel_.setOpacity(settings_.overlayOpacity());
    panel_.setOverlayStyle(settings_.overlayStyle());
    passOn();
    connect(&panel_, &LayerPanel::changed, this, [this] {
        passOn();
        settings_.setOverlayOpacity(panel_.choice().opacity);
        settings_.setOverlayStyle(panel_.choice().style);
    });
    connect(&presenter_, &SlicePresenter::overlayMaximumChanged, &panel_, &LayerPanel::setMaximum);
    connect(&session_.cases(), &CaseList::caseShown, this, &LayerController::showThresholdOfCase);
    connect(&session_.cases(), &CaseList::stateChanged, this, &LayerController::suggestThreshold);
    whileHealing_.setSingleShot(true);
    whileHealing_.setInterval(kWhileHealing);
    connect(&whileHealing_, &QTimer::timeout, this, &LayerController::suggestThreshold);
    connect(&session_.job(), &HealingJob::healingStarted, this, &LayerController::suggestThreshold);
    connect(&session_.job(), &HealingJob::frameAdded, this, [this] {
        if (!whileHealing_.isActive()) {
            whileHealing_.start();
        }
    });
    connect(&session_.model(), &ModelChoice::changed, this, &LayerController::suggestThreshold);
    connect(&session_.job(), &HealingJob::healingEnded, this, &LayerController::suggestThreshold);
    suggestThreshold();
}

void LayerController::addTo(QMenu& menu) {
    const auto add = [&](const QString& name, const char* text, Qt::Key key, auto act) {
        QAction* action = menu.addAction(QString(), this, act);
        action->setObjectName(name);
        action->setShortcut(key);
        texts_.add(*action, text);
    };
    add(u"showScanAction"_s, QT_TR_NOOP("&Scan"), Qt::Key_1,
        [this] { panel_.setBase(BaseLayer::Scan); });
    add(u"showRestoredAction"_s, QT_TR_NOOP("R&estored"), Qt::Key_2,
        [this] { panel_.setBase(BaseLayer::Restored); });
    add(u"showDifferenceAction"_s, QT_TR_NOOP("&Difference"), Qt::Key_3,
        [this] { panel_.setBase(BaseLayer::Difference); });
    add(u"toggleOverlayAction"_s, QT_TR_NOOP("&Anomaly overlay on or off"), Qt::Key_A,
        [this] { panel_.setOverlayShown(!panel_.choice().overlay); });
}

void LayerController::suggestThreshold() {
    const ThresholdSuggestion suggestion = suggestedThreshold(session_);
    panel_.setSuggestion(suggestion);
    findings_.setJudged(suggestion.canBeJudged);
}

void LayerController::showThresholdOfCase() {
    const HealingCase* shown = session_.cases().shown();
    // The threshold of the scan before is kept with that scan, and this one brings its own.
    const std::optional<double> own = shown != nullptr ? shown->ownThreshold : std::nullopt;
    shownCase_ = session_.cases().shownId();
    suggestThreshold();
    if (own) {
        panel_.setThreshold(*own);
    } else {
        panel_.useSuggestion();
    }
}

void LayerController::reset() {
    panel_.setOverlayStyle({});
    panel_.setOpacity(LayerChoice().opacity);
}

void LayerController::passOn() {
    const LayerChoice& choice = panel_.choice();
    if (HealingCase* shown = session_.cases().find(shownCase_)) {
        shown->ownThreshold = panel_.ownThreshold();
    }
    presenter_.setChoice(choice);
    findings_.setScore(choice.threshold, choice.kind == OverlayKind::WeightedSteps
                                             ? choice.weights
                                             : std::vector<double>());
}

}  // namespace disyre::ui
