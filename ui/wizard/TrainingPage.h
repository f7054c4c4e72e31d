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

/// The training at work. It goes on without this page.
class TrainingPage : public WizardPage {
    Q_OBJECT

public:
    TrainingPage(TrainingDraft& draft, TrainingJob& job, QWidget* parent = nullptr);

    /// Starts what the draft says, where nothing runs.
    void initializePage() override;
    [[nodiscard]] bool isComplete() const override;
    /// A training of the draft as it is now is still to be started.
    void askForStart() { startWanted_ = true; }
    /// There is no way back while it runs: what it runs with stays as it is.
    void allowBack();

private:
    QWidget* makePlotOptions();
    QLayout* makeButtons();
    void showState();
    void showProgress();
    void pauseOrGoOn();
    void askToDiscard();
    void stopOrKeepBest();
    /// Why it ended badly, what is left and what to do.
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
