// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "ui/wizard/WizardPage.h"

class QLabel;
class QListWidget;
class QListWidgetItem;
class QProgressBar;
class QPushButton;

namespace disyre::ui {

class ReviewJob;
class TrainingDraft;
class TrainingJob;

/// How the new model does: its scores on held-out healthy scans, the threshold that follows, and the
/// training scans that look least healthy, to look at once more.
class EvaluationPage : public WizardPage {
    Q_OBJECT

public:
    EvaluationPage(TrainingDraft& draft, TrainingJob& job, ReviewJob& review,
                   QWidget* parent = nullptr);

    void initializePage() override;
    [[nodiscard]] bool isComplete() const override;
    void setLabelledFolder(const QString& folder);

Q_SIGNALS:
    /// The scans ticked are left out of the draft already.
    void retrainRequested();
    void scanChosen(const QString& file);

private:
    QLayout* makeHighest();
    QLayout* makeLabelled();
    void begin();
    void showState();
    void showResult();
    void leaveOutAndRetrain();
    /// The draft's scan at that path; -1 where it has none, as after a restart.
    [[nodiscard]] int scanNamed(const std::string& name) const;

    TrainingDraft& draft_;
    TrainingJob& job_;
    ReviewJob& review_;
    std::filesystem::path labelled_;
    QProgressBar* progress_;
    QLabel* figures_;
    QListWidget* highest_;
    QPushButton* open_;
    QPushButton* retrain_;
    QPushButton* chooseLabelled_;
    QLabel* labelledFigures_;
};

}  // namespace disyre::ui
