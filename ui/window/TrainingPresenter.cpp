// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/TrainingPresenter.h"

#include <QApplication>
#include <QMenuBar>
#include <QStatusBar>
#include <QToolButton>

#include "ui/common/ThemedIcon.h"
#include "ui/models/ModelManager.h"
#include "ui/training/ReviewJob.h"
#include "ui/training/TrainingJob.h"
#include "ui/wizard/TrainingDraft.h"
#include "ui/wizard/TrainingWizard.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

TrainingPresenter::TrainingPresenter(QWidget& window)
    : window_(window),
      texts_(staticMetaObject),
      job_(std::make_unique<TrainingJob>()),
      review_(std::make_unique<ReviewJob>()),
      draft_(std::make_unique<TrainingDraft>()) {
    connect(job_.get(), &TrainingJob::stateChanged, this, &TrainingPresenter::showStatus);
    connect(job_.get(), &TrainingJob::progressed, this, &TrainingPresenter::showStatus);
    connect(job_.get(), &TrainingJob::unfinishedFound, this, &TrainingPresenter::showStatus);
    connect(job_.get(), &TrainingJob::stateChanged, this, [this] {
        if (!job_->running() && job_->state() != TrainingJob::State::Idle) {
            QApplication::alert(&window_);
        }
    });
    job_->findUnfinished();
}

TrainingPresenter::~TrainingPresenter() {
    delete wizard_;
    delete manager_;
}

void TrainingPresenter::addTo(QMenuBar& menus, QStatusBar& status) {
    auto* menu = new QMenu(&menus);
    texts_.add(*menu, QT_TR_NOOP("&Train"));
    // The Help menu stays the last one.
    menus.insertMenu(menus.actions().isEmpty() ? nullptr : menus.actions().constLast(), menu);
    const auto add = [&](const QString& name, const char* text, auto slot) {
        QAction* action = menu->addAction(QString());
        action->setObjectName(name);
        texts_.add(*action, text);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    add(u"trainAction"_s, QT_TR_NOOP("&Train a model…"), &TrainingPresenter::openWizard)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    new_ = add(u"newTrainingAction"_s, QT_TR_NOOP("&Begin another training…"),
               &TrainingPresenter::newTraining);
    menu->addSeparator();
    pause_ = add(u"pauseTrainingAction"_s, QT_TR_NOOP("&Pause or resume the training"), [this] {
        job_->state() == TrainingJob::State::Paused ? job_->goOn() : job_->pause();
    });
    stop_ = add(u"stopTrainingAction"_s, QT_TR_NOOP("&Stop and keep the best"),
                [this] { job_->stopAndKeepBest(); });
    menu->addSeparator();
    add(u"modelsAction"_s, QT_TR_NOOP("&Models…"), &TrainingPresenter::openManager);

    status_ = new QToolButton(&status);
    status_->setObjectName(u"trainingStatus"_s);
    status_->setAutoRaise(true);
    connect(status_, &QToolButton::clicked, this, &TrainingPresenter::openWizard);
    status.addPermanentWidget(status_);
    showStatus();
}

void TrainingPresenter::retranslate() {
    texts_.retranslate();
    showStatus();
}

bool TrainingPresenter::isRunning() const {
    return job_->running();
}

TrainingWizard* TrainingPresenter::wizard() const {
    return wizard_;
}

ModelManager* TrainingPresenter::manager() const {
    return manager_;
}

void TrainingPresenter::openWizard() {
    if (wizard_ == nullptr) {
        makeWizard();
    }
    wizard_->show();
    wizard_->raise();
    wizard_->activateWindow();
}

void TrainingPresenter::newTraining() {
    if (job_->running()) {
        openWizard();
        return;
    }
    delete wizard_;
    job_->forget();
    openWizard();
}

void TrainingPresenter::makeWizard() {
    wizard_ = new TrainingWizard(*draft_, *job_, *review_, &window_);
    wizard_->setAttribute(Qt::WA_DeleteOnClose);
    connect(wizard_, &TrainingWizard::scanChosen, this, &TrainingPresenter::scanChosen);
    connect(wizard_, &TrainingWizard::modelSaved, this,
            [this](const std::filesystem::path& model, bool use) {
                Q_EMIT modelSaved(model);
                if (use) {
                    Q_EMIT modelChosen(model);
                }
                job_->forget();
                if (manager_ != nullptr) {
                    manager_->refresh();
                }
            });
}

void TrainingPresenter::openManager() {
    if (manager_ == nullptr) {
        manager_ = new ModelManager(&window_);
        manager_->setAttribute(Qt::WA_DeleteOnClose);
        connect(manager_, &ModelManager::useRequested, this, &TrainingPresenter::modelChosen);
        connect(manager_, &ModelManager::modelDeleted, this, &TrainingPresenter::modelDeleted);
    }
    manager_->show();
    manager_->raise();
    manager_->activateWindow();
}

void TrainingPresenter::showStatus() {
    using State = TrainingJob::State;
    const State state = job_->state();
    const bool offered = state == State::Idle && !job_->unfinished().empty();
    if (status_ != nullptr) {
        status_->setVisible(state != State::Idle || offered);
        status_->setText(offered ? tr("An unfinished training can go on")
                                 : tr("Training \"%1\": %2").arg(job_->name(), job_->summary()));
        status_->setAccessibleName(status_->text());
        status_->setToolTip(job_->problem().isEmpty()
                                ? tr("Opens the training")
                                : tr("%1 Click to see what can be done.").arg(job_->problem()));
        status_->setIcon(state == State::Failed ? themedIcon(u"warning"_s) : QIcon());
        status_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    if (pause_ != nullptr) {
        new_->setEnabled(!job_->running() && state != State::Idle);
        pause_->setEnabled(state == State::Training || state == State::Paused);
        stop_->setEnabled(state == State::Training || state == State::Paused);
    }
}

}  // namespace disyre::ui
