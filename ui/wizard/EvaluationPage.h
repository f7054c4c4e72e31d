// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "ui/training/Background.h"
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
    /// Another training, without the scans that were ticked, is at work.
    void retrainBegun();
    void scanChosen(const QString& file);

private:
    QLayout* makeHighest();
    QLayout* makeLabelled();
    void begin();
    void showState();
    void showFigures();
    void showHighest();
    /// Looks at scans that the draft does not know, as after a restart.
    void showPictures(const std::vector<std::filesystem::path>& scans);
    void leaveOutAndRetrain();
    /// The draft's scan at that path; -1 where it has none, as after a restart.
    [[nodiscard]] int scanNamed(const std::string& name) const;

    TrainingDraft& draft_;
    TrainingJob& job_;
    ReviewJob& review_;
    std::filesystem::path labelled_;
    Background pictures_;
    bool retrainAsked_ = false;
    QProgressBar* progress_;
    QLabel* figures_;
    QListWidget* highest_;
    QPushButton* open_;
    QPushButton* retrain_;
    QPushButton* chooseLabelled_;
    QLabel* labelledFigures_;
};

}  // namespace disyre::ui
