// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "ui/wizard/WizardPage.h"

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSlider;

namespace disyre::ui {

class ConfirmBar;
class LossPlot;
class SampleStrip;
class TrainingDraft;
class TrainingJob;

/// Shows the training in progress, which goes on when this page is closed.
class TrainingPage : public WizardPage {
    Q_OBJECT

public:
    TrainingPage(TrainingDraft& draft, TrainingJob& job, QWidget* parent = nullptr);

    /// Starts a training with the draft where it was asked for and none is in progress.
    void initializePage() override;
    [[nodiscard]] bool isComplete() const override;
    /// When the page is shown next, a training with the draft is to be started.
    void askForStart() { startWanted_ = true; }
    /// Lets the person go back to the earlier pages unless a training is in progress, whose
    /// settings cannot be changed any more.
    void allowBack();

protected:
    void retranslate() final;

private:
    QWidget* makePlotOptions();
    QLayout* makeButtons();
    void showState();
    void showProgress();
    void pauseOrGoOn();
    void askToDiscard();
    void stopOrKeepBest();
    /// Why the training failed or was interrupted, what is left of it, and what can be done.
    [[nodiscard]] QString troubleText() const;

    TrainingDraft& draft_;
    TrainingJob& job_;
    QTimer refresh_;
    bool startWanted_ = false;
    QLabel* state_;
    QProgressBar* progress_;
    LossPlot* plot_;
    QCheckBox* logarithmic_;
    QCheckBox* rate_;
    QLabel* smoothingTitle_;
    QSlider* smoothing_;
    QLabel* facts_;
    QLabel* verdict_;
    SampleStrip* samples_;
    ConfirmBar* confirm_;
    QPushButton* pause_;
    QPushButton* stop_;
    QPushButton* discard_;
};

}  // namespace disyre::ui
