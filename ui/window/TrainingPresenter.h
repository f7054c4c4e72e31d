// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <filesystem>
#include <memory>

#include "ui/window/ActionTexts.h"

class QAction;
class QMenuBar;
class QStatusBar;
class QToolButton;

namespace disyre::ui {

class ModelManager;
class ReviewJob;
class TrainingDraft;
class TrainingJob;
class TrainingWizard;

/// The window's side of training: its menu, its entry in the status bar, and the windows that open
/// from them. It holds the training itself, which goes on whichever of these windows are open.
class TrainingPresenter : public QObject {
    Q_OBJECT

public:
    explicit TrainingPresenter(QWidget& window);
    ~TrainingPresenter() override;

    /// Makes the menu and the status entry; to be called once.
    void addTo(QMenuBar& menus, QStatusBar& status);
    /// Sets every text of the menu and the status entry in the language of the program. The wizard
    /// and the list of models see to their own.
    void retranslate();
    /// Whether a training is running, which is interrupted when the program ends.
    [[nodiscard]] bool isRunning() const;

    /// Opens the wizard with the training at work, or with a new one.
    void openWizard();
    /// Forgets a training that has ended, and opens the wizard with a new one.
    void newTraining();
    void openManager();

    [[nodiscard]] TrainingJob& job() { return *job_; }
    [[nodiscard]] TrainingDraft& draft() { return *draft_; }
    [[nodiscard]] ReviewJob& review() { return *review_; }
    /// The open wizard; null while none is open.
    [[nodiscard]] TrainingWizard* wizard() const;
    [[nodiscard]] ModelManager* manager() const;

Q_SIGNALS:
    /// The person wants to heal with this model from now on.
    void modelChosen(const std::filesystem::path& model);
    /// A new model was trained and saved, so that it can be chosen.
    void modelSaved(const std::filesystem::path& model);
    void modelDeleted(const std::filesystem::path& model);
    void scanChosen(const QString& file);

private:
    void makeWizard();
    void showStatus();

    QWidget& window_;
    ActionTexts texts_;
    std::unique_ptr<TrainingJob> job_;
    std::unique_ptr<ReviewJob> review_;
    std::unique_ptr<TrainingDraft> draft_;
    QPointer<TrainingWizard> wizard_;
    QPointer<ModelManager> manager_;
    QPointer<QToolButton> status_;
    QPointer<QAction> new_;
    QPointer<QAction> pause_;
    QPointer<QAction> stop_;
};

}  // namespace disyre::ui
