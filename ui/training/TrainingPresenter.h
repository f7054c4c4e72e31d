// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <filesystem>
#include <memory>

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

/// The window's side of training: its menu, its place in the status bar, and the windows that open
/// from them. Holds the training itself, which goes on whatever is open.
class TrainingPresenter : public QObject {
    Q_OBJECT

public:
    explicit TrainingPresenter(QWidget& window);
    ~TrainingPresenter() override;

    /// Makes menu and status entry; again after another language was chosen.
    void addTo(QMenuBar& menus, QStatusBar& status);

    /// The training at work, or a new one.
    void openWizard();
    /// Forgets a training that has ended.
    void newTraining();
    void openManager();

    [[nodiscard]] TrainingJob& job() { return *job_; }
    [[nodiscard]] TrainingDraft& draft() { return *draft_; }
    [[nodiscard]] ReviewJob& review() { return *review_; }
    /// Nothing while it is not open.
    [[nodiscard]] TrainingWizard* wizard() const;
    [[nodiscard]] ModelManager* manager() const;

Q_SIGNALS:
    /// To heal with from now on.
    void modelChosen(const std::filesystem::path& model);
    /// There is a new one to choose.
    void modelSaved(const std::filesystem::path& model);
    void modelDeleted(const std::filesystem::path& model);
    void scanChosen(const QString& file);

private:
    void showWizard();
    void showStatus();

    QWidget& window_;
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
