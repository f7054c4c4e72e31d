// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWizard>

#include <filesystem>

namespace disyre::ui {

class ReviewJob;
class StepList;
class TrainingDraft;
class TrainingJob;
class TrainingPage;

/// Leads a person from healthy scans to a model of their own, with one page for each step. It only
/// shows and changes: the decisions are in the draft, the training is in the job, and both go on
/// when the wizard is closed.
class TrainingWizard : public QWizard {
    Q_OBJECT

public:
    enum Page {
        Welcome,
        Data,
        Preparation,
        Split,
        Anomalies,
        Settings,
        Training,
        Evaluation,
        Save
    };

    /// Shows the first page, or the page of the training where one is in progress or can be
    /// resumed.
    TrainingWizard(TrainingDraft& draft, TrainingJob& job, ReviewJob& review,
                   QWidget* parent = nullptr);

Q_SIGNALS:
    /// A model was saved. @param use whether the person wants to heal with it at once.
    void modelSaved(const std::filesystem::path& model, bool use);
    /// The person wants to look at this scan in the program's window.
    void scanChosen(const QString& file);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    /// Widens the buttons for their texts. It must come after the wizard and the pages have set
    /// those.
    void giveButtonsRoom();

    StepList* steps_;
    TrainingPage* training_;
};

}  // namespace disyre::ui
