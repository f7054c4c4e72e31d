// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "ui/common/Worker.h"
#include "ui/wizard/WizardPage.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace disyre::ui {

class ScanTable;
class TrainingDraft;

/// The page where the person chooses the scans to train on. Scans that are chosen or dropped here
/// are checked beside the window's thread, and ticked in a table where they are used.
class DataPage : public WizardPage {
    Q_OBJECT

public:
    explicit DataPage(TrainingDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] bool isComplete() const override;

    /// Checks the scans among these files and folders, and adds those that the draft does not hold
    /// yet.
    void addPaths(const std::vector<std::filesystem::path>& paths);
    void setMasksFolder(const QString& folder);
    /// Whether scans are being checked.
    [[nodiscard]] bool surveying() const { return surveying_; }

protected:
    void retranslate() final;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeButtons();
    void askForFolder();
    void askForFiles();
    void askForMasks();
    void removeAll();
    /// Checks all scans anew, because other masks change what is found.
    void lookAgain();
    void beginSurvey();
    void endSurvey();
    void showState();

    TrainingDraft& draft_;
    Worker survey_;
    Worker maskSearch_;
    ScanTable* table_;
    QTableView* view_;
    QPushButton* addFolder_;
    QPushButton* addFiles_;
    QPushButton* addMasks_;
    QPushButton* removeAll_;
    QLabel* masks_;
    QLabel* summary_;
    QProgressBar* progress_;
    QPushButton* stop_;
    QLabel* modalityTitle_;
    QComboBox* modality_;
    std::vector<std::filesystem::path> waiting_;  // paths to be checked next
    std::vector<std::filesystem::path> inWork_;   // paths that are being checked
    Saying failure_;                              // why a folder could not be read
    bool surveying_ = false;
    bool looked_ = false;  // whether any scan was checked
};

}  // namespace disyre::ui
