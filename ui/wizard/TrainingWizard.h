// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWizard>

#include <filesystem>

namespace disyre::ui {

class ReviewJob;
class StepList;
class TrainingDraft;
class TrainingJob;

/// From healthy scans to a model of one's own, a step a page. It is a view: what is decided lives in
/// the draft, the training in the job, and both outlive it.
class TrainingWizard : public QWizard {
    Q_OBJECT

public:
    enum Page { Welcome, Data, Preparation, Split, Anomalies, Settings, Training, Evaluation, Save };

    /// Begins with the first page, or with the training where one is at work or waits.
    TrainingWizard(TrainingDraft& draft, TrainingJob& job, ReviewJob& review,
                   QWidget* parent = nullptr);

Q_SIGNALS:
    void modelSaved(const std::filesystem::path& model, bool use);
    /// To be looked at in the program's window.
    void scanChosen(const QString& file);

private:
    void giveButtonsRoom();

    StepList* steps_;
};

}  // namespace disyre::ui
