// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "ui/common/Worker.h"
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

/// Shows how good the new model is: its scores on the held-out healthy scans, the threshold that
/// follows from them, and the training scans with the highest scores, which may not be healthy.
class EvaluationPage : public WizardPage {
    Q_OBJECT

public:
    EvaluationPage(TrainingDraft& draft, TrainingJob& job, ReviewJob& review,
                   QWidget* parent = nullptr);

    void initializePage() override;
    [[nodiscard]] bool isComplete() const override;
    /// Evaluates the model also on scans with lesion masks from this folder.
    void setLabelledFolder(const QString& folder);

protected:
    void retranslate() final;

Q_SIGNALS:
    /// Another training has begun, without the scans that were ticked.
    void retrainBegun();
    /// The person wants to look at this scan in the program's window.
    void scanChosen(const QString& file);

private:
    QLayout* makeHighest();
    QLayout* makeLabelled();
    void begin();
    void showState();
    void showFigures();
    /// Lists the training scans with the highest scores anew.
    void showHighest();
    /// Sets the texts of the listed scans, whose ticks stay.
    void showScores();
    /// Reads the scans that the draft does not hold, as after a restart of the program, for their
    /// pictures.
    void showPictures(const std::vector<std::filesystem::path>& scans);
    void leaveOutAndRetrain();
    /// The index of the draft's scan at this path; -1 where the draft does not hold it, as after a
    /// restart of the program.
    [[nodiscard]] int scanNamed(const std::string& name) const;

    TrainingDraft& draft_;
    TrainingJob& job_;
    ReviewJob& review_;
    std::filesystem::path labelled_;
    Worker pictures_;
    bool retrainAsked_ = false;
    QProgressBar* progress_;
    QLabel* figures_;
    QLabel* highestNote_;
    QListWidget* highest_;
    QPushButton* open_;
    QPushButton* retrain_;
    QPushButton* chooseLabelled_;
    QLabel* labelledFigures_;
};

}  // namespace disyre::ui
