// SPDX-License-Identifier: GPL-3.0-or-later
// The model, the course of healing, and the steps it brings.
#include "ui/window/MainWindow.h"

#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QSignalBlocker>

#include <cstdlib>

#include "core/restoration/ScanLevel.h"
#include "ui/cases/CasePanel.h"
#include "ui/healing/Paths.h"
#include "ui/healing/SingleStepProfile.h"
#include "ui/plots/StepPlot.h"
#include "ui/timeline/Timeline.h"
#include "ui/window/HealingPanel.h"
#include "ui/window/HealingProgress.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/ModelPanel.h"
#include "ui/window/SlicePresenter.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

bool MainWindow::setModel(const std::filesystem::path& model) {
    // What the command line names holds for this run only.
    const QString remembered = settings_.model();
    const bool taken = session_.setModel(model);
    settings_.setModel(remembered);
    return taken;
}

void MainWindow::setShippedModel(const std::filesystem::path& model) {
    shippedModel_ = model;
    takeModel();
}

void MainWindow::askForModel() {
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Choose a model's folder"), QFileInfo(toText(session_.model())).absolutePath());
    if (!folder.isEmpty()) {
        session_.chooseModel(toPath(folder));
    }
}

void MainWindow::takeModel() {
    const auto& card = session_.card();
    std::vector<std::filesystem::path> recent;
    for (const QString& folder : settings_.recentModels()) {
        recent.push_back(toPath(folder));
    }
    modelPanel_->setModels(shippedModel_, recent, session_.model());
    modelPanel_->setCard(card);
    healingPanel_->setCard(card);
    suggestThreshold();
    updateSteps();
}

void MainWindow::suggestThreshold() {
    // Of the map that is shown; before there is one, of the map to come.
    const HealingWay* shown = session_.shownWay();
    ThresholdSuggestion suggestion;
    if (shown != nullptr || session_.card()) {
        const ModelCard& card = shown != nullptr ? shown->card : *session_.card();
        const HealthyScores* scores = healthyScoresFor(
            card, shown != nullptr ? shown->settings : healingPanel_->settings());
        suggestion.sameSettings = scores != nullptr;
        if (scores == nullptr && !card.healthy.empty()) {
            scores = &card.healthy.front();
        }
        if (scores != nullptr) {
            const StepCache* cache = session_.cache();
            const bool isHealed = shown != nullptr && cache != nullptr && !isBusy(session_.state());
            if (isHealed) {
                suggestion.level = scanLevel(scores, shown->settings, cache->upperQuartile());
            }
            suggestion.threshold = scores->threshold * suggestion.level;
            suggestion.rule = QString::fromStdString(scores->rule);
            suggestion.scoring = QString::fromStdString(scores->scoring);
        }
    }
    layers_->setSuggestion(suggestion);
}

void MainWindow::takeHealingSettings() {
    session_.setSettings(healingPanel_->settings());
    session_.setDevice(healingPanel_->device());
    session_.setSlab(healingPanel_->slab());
    suggestThreshold();
}

void MainWindow::setHealingSettings(const HealingSettings& settings) {
    // The command line's wishes hold for this run only.
    const QSignalBlocker quiet(healingPanel_);
    healingPanel_->setSettings(settings);
    session_.setSettings(healingPanel_->settings());
    suggestThreshold();
    updateSteps();
}

HealingSettings MainWindow::healingSettings() const {
    return healingPanel_->settings();
}

void MainWindow::healVolume() {
    session_.heal(HealingSession::Extent::Volume, presenter_->slice());
}

void MainWindow::healSlab() {
    session_.heal(HealingSession::Extent::Slab, presenter_->slice());
}

void MainWindow::healSlice() {
    session_.heal(HealingSession::Extent::Slice, presenter_->slice());
}

void MainWindow::pauseOrResume() {
    session_.busy() ? session_.pause() : session_.resume();
}

void MainWindow::stopHealing() {
    profile_->running() ? profile_->stop() : session_.stop();
}

void MainWindow::computeProfile() {
    auto* dock = findChild<QDockWidget*>(u"profileDock"_s);
    dock->show();
    dock->raise();
    if (!profile_->running()) {
        profile_->begin(presenter_->slice());
    }
}

void MainWindow::takeFrame(int modelSlice) {
    const StepCache& cache = *session_.cache();
    // Drawing costs as much as healing where the processor draws: what is out of the axial view
    // moves the curve and the other views only a few times a second.
    const int away = std::abs(modelSlice - modelSliceOf(cache.prepared(), presenter_->slice()));
    const bool inView = away <= 1;
    presenter_->takeFrame(inView, away <= 1 + cache.reachAcross());
    if (inView) {
        updateTimeline();
        updateCurve();
    } else {
        updateCurveSoon();
    }
}

void MainWindow::showPosition(int position) {
    timeline_->setPlaying(false);
    timeline_->setPosition(position);
    following_ = timeline_->position() == timeline_->available();
    presenter_->setPosition(timeline_->position(), following_);
    plot_->setCurrentStep(timeline_->position());
}

void MainWindow::followSlice() {
    timeline_->setSlice(presenter_->slice(), presenter_->sliceMillimetres());
    if (presenter_->slice() != sliceFollowed_) {
        sliceFollowed_ = presenter_->slice();
        if (session_.cache() != nullptr) {
            updateTimeline();
            updateCurveSoon();
        }
    }
}

void MainWindow::updateSteps() {
    updateTimeline();
    updateCurve();
    updateProgress();
}

void MainWindow::updateTimeline() {
    const StepCache* cache = session_.cache();
    const std::vector<int> ts = cache != nullptr ? cache->ts() : session_.plannedTs();
    const int before = timeline_->position();
    const int available = cache != nullptr ? cache->positionsOf(presenter_->slice()) : 0;
    timeline_->setSteps(ts, available);
    if (following_ && !timeline_->playing()) {
        timeline_->setPosition(available);
    } else if (before <= available) {
        timeline_->setPosition(before);
    }
    presenter_->setPosition(timeline_->position(), following_ && !timeline_->playing());
    layers_->setSteps(ts);
}

void MainWindow::updateCurve() {
    const StepCache* cache = session_.cache();
    const std::vector<int> ts = cache != nullptr ? cache->ts() : session_.plannedTs();
    plot_->setSteps(ts);
    StepPlot::Values slice(ts.size());
    StepPlot::Values volume(ts.size());
    for (std::size_t i = 0; cache != nullptr && i < ts.size(); ++i) {
        slice[i] = cache->meanOfSlice(static_cast<int>(i), presenter_->slice());
        volume[i] = cache->meanOfVolume(static_cast<int>(i));
    }
    plot_->setValues(slice, volume);
    plot_->setCurrentStep(timeline_->position());
}

void MainWindow::updateCurveSoon() {
    if (!curveTimer_.isActive()) {
        curveTimer_.start();
    }
}

void MainWindow::updateState() {
    using State = HealingSession::State;
    Timeline::Activity activity = Timeline::Activity::Idle;
    // The controls are those of the scan that is healed, even where another is looked at.
    const HealingCase* inWork = session_.healingCase();
    switch (inWork != nullptr ? inWork->state : session_.state()) {
        case State::Empty:
            activity = Timeline::Activity::NoScan;
            setWindowTitle(tr("DISYRE Explorer (research use, not a medical device)"));
            break;
        case State::Preparing:
            activity = Timeline::Activity::Preparing;
            messages_->dismiss();
            break;
        case State::Healing:
            activity = Timeline::Activity::Healing;
            break;
        case State::Pausing:
            activity = Timeline::Activity::Pausing;
            break;
        case State::Stopping:
            activity = Timeline::Activity::Stopping;
            break;
        case State::Paused:
            activity = Timeline::Activity::Paused;
            break;
        case State::Ready:
        case State::Done:
        case State::Failed:
            break;
    }
    timeline_->setActivity(activity, session_.canHeal());
    healVolume_->setEnabled(session_.canHeal());
    healSlab_->setEnabled(session_.canHeal());
    healSlice_->setEnabled(session_.canHeal());
    pause_->setEnabled(activity == Timeline::Activity::Healing || session_.canResume());
    computeProfile_->setEnabled(session_.canHeal());
    stop_->setEnabled(canStop());
    closeScan_->setEnabled(session_.shownCase() >= 0);
    saveResults_->setEnabled(session_.canSave());
    session_.busy() ? progressTimer_.start() : progressTimer_.stop();
    suggestThreshold();
    updateSteps();
}

bool MainWindow::canStop() const {
    using State = HealingSession::State;
    const HealingCase* inWork = session_.healingCase();
    const State state = inWork != nullptr ? inWork->state : session_.state();
    return profile_->running() || state == State::Preparing || state == State::Healing ||
           state == State::Paused;
}

void MainWindow::updateProgress() {
    cases_->refresh();
    if (const auto progress = HealingProgress::of(session_)) {
        timeline_->setProgress(progress->fraction, progress->text);
    }
}

}  // namespace disyre::ui
