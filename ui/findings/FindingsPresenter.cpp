// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/FindingsPresenter.h"

#include "ui/findings/FindingsPanel.h"
#include "ui/healing/HealingSession.h"
#include "ui/plots/StepPlot.h"

namespace disyre::ui {

namespace {

// Often enough to see them grow, seldom enough to leave the processor to healing.
constexpr int kWhileHealingMilliseconds = 1000;

}  // namespace

FindingsPresenter::FindingsPresenter(HealingSession& session, FindingsPanel& panel, StepPlot& plot,
                                     QObject* parent)
    : QObject(parent), session_(session), panel_(panel), plot_(plot) {
    whileHealing_.setSingleShot(true);
    whileHealing_.setInterval(kWhileHealingMilliseconds);
    connect(&whileHealing_, &QTimer::timeout, this, &FindingsPresenter::refresh);
    connect(&finder_, &FindingsFinder::found, this, &FindingsPresenter::show);
    connect(&session_, &HealingSession::caseShown, this, &FindingsPresenter::forget);
    connect(&session_, &HealingSession::healingStarted, this, &FindingsPresenter::forget);
    connect(&session_, &HealingSession::healingEnded, this, &FindingsPresenter::refresh);
    connect(&session_, &HealingSession::frameAdded, this, [this] {
        if (!whileHealing_.isActive()) {
            whileHealing_.start();
        }
    });
    connect(&panel_, &FindingsPanel::findingChosen, this, [this](int index) {
        const auto& findings = finder_.findings();
        if (index >= 0 && index < static_cast<int>(findings.size())) {
            Q_EMIT placeChosen(findings[static_cast<std::size_t>(index)].peak);
        }
    });
}

void FindingsPresenter::setChoice(const LayerChoice& choice) {
    const bool sameMap = choice.threshold == choice_.threshold && choice.kind == choice_.kind &&
                         choice.weights == choice_.weights;
    choice_ = choice;
    if (!sameMap) {
        refresh();
    }
}

void FindingsPresenter::forget() {
    panel_.setFindings({}, false);
    plot_.setFindings({});
    refresh();
}

void FindingsPresenter::refresh() {
    const auto cache = session_.sharedCache();
    const std::size_t steps = cache ? cache->ts().size() : 0;
    const bool weighted = choice_.kind == OverlayKind::WeightedSteps;
    finder_.find(cache, weighted ? choice_.weights : std::vector<double>(steps, 1.0),
                 choice_.threshold);
}

void FindingsPresenter::show() {
    const auto& findings = finder_.findings();
    const StepCache* cache = session_.cache();
    panel_.setFindings(findings, cache != nullptr && cache->slicesComplete() > 0);
    std::vector<std::vector<double>> curves;
    for (const Finding& finding : findings) {
        curves.push_back(finding.stepMeans);
    }
    plot_.setFindings(curves);
}

}  // namespace disyre::ui
