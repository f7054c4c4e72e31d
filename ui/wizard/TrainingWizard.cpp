// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/TrainingWizard.h"

#include <QAbstractButton>
#include <QPushButton>

#include "ui/training/TrainingJob.h"
#include "ui/wizard/AnomalyPage.h"
#include "ui/wizard/DataPage.h"
#include "ui/wizard/EvaluationPage.h"
#include "ui/wizard/PreparationPage.h"
#include "ui/wizard/SavePage.h"
#include "ui/wizard/SettingsPage.h"
#include "ui/wizard/SplitPage.h"
#include "ui/wizard/StepList.h"
#include "ui/wizard/TrainingPage.h"
#include "ui/wizard/WelcomePage.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kButtonRoom = 16;

}  // namespace

TrainingWizard::TrainingWizard(TrainingDraft& draft, TrainingJob& job, ReviewJob& review,
                               QWidget* parent)
    : QWizard(parent) {
    setObjectName(u"trainingWizard"_s);
    setWindowTitle(tr("Train a model (research use, not a medical device)"));
    setWindowFlag(Qt::WindowContextHelpButtonHint, false);
    setModal(false);
    // The others put pages on the ground of text fields, which would no longer be seen.
    setWizardStyle(QWizard::ClassicStyle);
    // Not IndependentPages: each page looks at the draft anew when it is come to from the one before.
    setOptions(QWizard::NoBackButtonOnStartPage | QWizard::NoDefaultButton);
    setButtonText(QWizard::BackButton, tr("< &Back"));
    setButtonText(QWizard::NextButton, tr("&Next >"));
    setButtonText(QWizard::CancelButton, tr("&Close"));
    button(QWizard::CancelButton)
        ->setToolTip(tr("Closes this window. What you chose is kept, and a training goes on."));
    steps_ = new StepList({tr("What you need"), tr("Scans"), tr("Preparation"), tr("Held-out scans"),
                           tr("Anomalies"), tr("Settings"), tr("Training"), tr("Evaluation"),
                           tr("Card and saving")},
                          this);
    setSideWidget(steps_);
    auto* settings = new SettingsPage(draft, this);
    auto* training = new TrainingPage(draft, job, this);
    auto* evaluation = new EvaluationPage(draft, job, review, this);
    auto* save = new SavePage(job, review, this);
    setPage(Welcome, new WelcomePage(this));
    setPage(Data, new DataPage(draft, this));
    setPage(Preparation, new PreparationPage(draft, this));
    setPage(Split, new SplitPage(draft, this));
    setPage(Anomalies, new AnomalyPage(draft, this));
    setPage(Settings, settings);
    setPage(Training, training);
    setPage(Evaluation, evaluation);
    setPage(Save, save);
    setStartId(job.state() != TrainingJob::State::Idle || !job.unfinished().empty() ? Training
                                                                                   : Welcome);
    connect(this, &QWizard::currentIdChanged, this,
            [this, training](int id) {
                steps_->setCurrent(std::max(id, 0));
                training->allowBack();
                // Some pages have words of their own on them, which they get after this.
                QMetaObject::invokeMethod(this, &TrainingWizard::giveButtonsRoom,
                                          Qt::QueuedConnection);
            });
    connect(settings, &SettingsPage::startRequested, training, &TrainingPage::askForStart);
    connect(evaluation, &EvaluationPage::retrainBegun, this, &QWizard::back);
    connect(evaluation, &EvaluationPage::scanChosen, this, &TrainingWizard::scanChosen);
    connect(save, &SavePage::saved, this, &TrainingWizard::modelSaved);
    giveButtonsRoom();
    resize(1080, 800);
}

void TrainingWizard::giveButtonsRoom() {
    for (QPushButton* button : findChildren<QPushButton*>()) {
        button->setMinimumWidth(button->sizeHint().width() + kButtonRoom);
    }
}

}  // namespace disyre::ui
