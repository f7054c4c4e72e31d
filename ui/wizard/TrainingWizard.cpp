// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/TrainingWizard.h"

#include <QAbstractButton>
#include <QEvent>
#include <QLocale>
#include <QPushButton>

#include "ui/common/FitScreen.h"
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
    : QWizard(parent), steps_(new StepList(this)), training_(new TrainingPage(draft, job, this)) {
    setObjectName(u"trainingWizard"_s);
    setWindowFlag(Qt::WindowContextHelpButtonHint, false);
    setModal(false);
    // Other styles give pages the background of text fields, which could then not be told apart.
    setWizardStyle(QWizard::ClassicStyle);
    // Without the option IndependentPages, each page is initialised with the draft every time the
    // person comes to it from the page before.
    setOptions(QWizard::NoBackButtonOnStartPage | QWizard::NoDefaultButton);
    setSideWidget(steps_);
    auto* settings = new SettingsPage(draft, this);
    auto* evaluation = new EvaluationPage(draft, job, review, this);
    auto* save = new SavePage(job, review, this);
    setPage(Welcome, new WelcomePage(this));
    setPage(Data, new DataPage(draft, this));
    setPage(Preparation, new PreparationPage(draft, this));
    setPage(Split, new SplitPage(draft, this));
    setPage(Anomalies, new AnomalyPage(draft, this));
    setPage(Settings, settings);
    setPage(Training, training_);
    setPage(Evaluation, evaluation);
    setPage(Save, save);
    setStartId(job.state() != TrainingJob::State::Idle || !job.unfinished().empty() ? Training
                                                                                    : Welcome);
    connect(this, &QWizard::currentIdChanged, this, [this](int id) {
        steps_->setCurrent(std::max(id, 0));
        training_->allowBack();
        // Some pages have texts of their own for the buttons, which the wizard sets after this
        // signal.
        QMetaObject::invokeMethod(this, &TrainingWizard::giveButtonsRoom, Qt::QueuedConnection);
    });
    connect(settings, &SettingsPage::startRequested, training_, &TrainingPage::askForStart);
    connect(evaluation, &EvaluationPage::retrainBegun, this, &QWizard::back);
    connect(evaluation, &EvaluationPage::scanChosen, this, &TrainingWizard::scanChosen);
    connect(save, &SavePage::saved, this, &TrainingWizard::modelSaved);
    retranslate();
    giveButtonsRoom();
    resizeToFit(*this, {1080, 800});
}

void TrainingWizard::changeEvent(QEvent* event) {
    QWizard::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        // The pages get this event after the wizard. What they then say of themselves lets the
        // wizard set its buttons, and that of going back needs the word of the training.
        QMetaObject::invokeMethod(
            this,
            [this] {
                giveButtonsRoom();
                training_->allowBack();
            },
            Qt::QueuedConnection);
    }
}

void TrainingWizard::retranslate() {
    // The fields for numbers take over the locale from their window.
    setLocale(QLocale());
    setWindowTitle(tr("Train a model (research use, not a medical device)"));
    setButtonText(QWizard::BackButton, tr("< &Back"));
    setButtonText(QWizard::NextButton, tr("&Next >"));
    setButtonText(QWizard::CancelButton, tr("&Close"));
    button(QWizard::CancelButton)
        ->setToolTip(tr("Closes this window. What you chose is kept, and a training goes on."));
    steps_->setSteps({tr("What you need"), tr("Scans"), tr("Preparation"), tr("Held-out scans"),
                      tr("Anomalies"), tr("Settings"), tr("Training"), tr("Evaluation"),
                      tr("Card and saving")});
}

void TrainingWizard::giveButtonsRoom() {
    for (QPushButton* button : findChildren<QPushButton*>()) {
        button->setMinimumWidth(button->sizeHint().width() + kButtonRoom);
    }
}

}  // namespace disyre::ui
