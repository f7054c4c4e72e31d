// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "ui/training/Background.h"
#include "ui/wizard/WizardPage.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace disyre::ui {

class ScanTable;
class TrainingDraft;

/// The scans: chosen or dropped, looked at in the background, ticked or left out.
class DataPage : public WizardPage {
    Q_OBJECT

public:
    explicit DataPage(TrainingDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] bool isComplete() const override;

    /// Files and folders, as dropped: what is new is looked at and added.
    void addPaths(const std::vector<std::filesystem::path>& paths);
    void setMasksFolder(const QString& folder);
    [[nodiscard]] bool surveying() const { return surveying_; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeButtons();
    void askForFolder();
    void askForFiles();
    void askForMasks();
    void removeAll();
    /// With other masks the same scans look otherwise.
    void lookAgain();
    void beginSurvey();
    void endSurvey();
    void showState();

    TrainingDraft& draft_;
    Background survey_;
    Background maskSearch_;
    ScanTable* table_;
    QTableView* view_;
    QLabel* masks_;
    QLabel* summary_;
    QProgressBar* progress_;
    QPushButton* stop_;
    QComboBox* modality_;
    std::vector<std::filesystem::path> waiting_;  // paths not looked into yet
    QString failure_;                             // of a folder that could not be read
    bool surveying_ = false;
    bool looked_ = false;  // at anything yet
};

}  // namespace disyre::ui
